import { join } from 'node:path'
import { isExecutable, onPath } from './files.mjs'

/** Chromium without a window: what it draws is the same, and it starts in a third of the time. */
const withoutWindow = 'chromium-headless-shell'

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
 * STAKEWATCH_CHROMIUM names when that is set.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {boolean} headless whether nobody is to see its window
 * @returns {string[]}
 */
export function browserCandidates(env, platform, headless) {
  const named = env['STAKEWATCH_CHROMIUM']
  if (named) return [named]
  if (platform === 'darwin') return macPaths
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return windowsPaths.flatMap((path) => roots.flatMap((root) => (root ? [join(root, path)] : [])))
  }
  const names = headless ? [withoutWindow, ...linuxNames] : linuxNames
  return names.flatMap((name) => onPath(name, env) ?? [])
}

/**
 * The browser in which the stand-in can show the app, or null.
 * @param {{ headless: boolean }} how whether nobody is to see its window
 * @returns {string | null}
 */
export function findBrowser({ headless }) {
  return browserCandidates(process.env, process.platform, headless).find(isExecutable) ?? null
}
