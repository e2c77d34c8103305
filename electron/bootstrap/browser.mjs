import { join } from 'node:path'
import { isExecutable, onPath } from './files.mjs'

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPaths = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/**
 * Every place where a browser of Chromium's family may stand, the preferred one first; only the one that
 * STAKEWATCH_CHROMIUM names when that is set, as in the stand-in.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function browserCandidates(env, platform) {
  const named = env['STAKEWATCH_CHROMIUM']
  if (named) return [named]
  if (platform === 'darwin') return macPaths
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return windowsPaths.flatMap((path) => roots.flatMap((root) => (root ? [join(root, path)] : [])))
  }
  return linuxNames.flatMap((name) => onPath(name, env) ?? [])
}

/**
 * The browser in which the stand-in can show the app, or null.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function findBrowser(env = process.env, platform = process.platform) {
  return browserCandidates(env, platform).find(isExecutable) ?? null
}
