import { findBrowser } from './browser.mjs'
import { hasDisplay } from './display.mjs'
import { electronLoads } from './electron-runtime.mjs'
import { handOver } from './processes.mjs'
import { projectEnv, projectNode } from './project-node.mjs'
import { say } from './say.mjs'
import { commandFor, ensureSystemPackages } from './system-packages.mjs'

const main = 'out/main/main.js'

/**
 * @typedef {'electron' | 'stand-in' | 'headless'} Host how the app can be shown on this machine
 */

/**
 * @param {boolean} runs whether Electron's runtime is there and starts
 * @param {boolean} display
 * @returns {Host}
 */
export function chooseHost(runs, display) {
  if (!display) return 'headless'
  return runs ? 'electron' : 'stand-in'
}

/**
 * Whether the runtime starts at all; on Linux its libraries are seen to first.
 * @param {string} root
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 */
export async function runtimeRuns(root, runtime) {
  if (!('path' in runtime)) return false
  if (await electronLoads(root, runtime.path)) return true
  await ensureSystemPackages(root, ['electron'])
  if (await electronLoads(root, runtime.path)) return true
  say('Electron’s runtime does not start on this machine; going on in the stand-in.')
  return false
}

/**
 * Shows the app as well as this machine can, and answers the exit code.
 * @param {string} root
 * @param {{ demo: boolean, args: readonly string[], runtime: import('./electron-runtime.mjs').Runtime }} options
 * @returns {Promise<number>}
 */
export async function showApp(root, { demo, args, runtime }) {
  const display = hasDisplay(process.env, process.platform)
  if (!('path' in runtime)) say(`${runtime.missing} Going on in the stand-in.`)
  const host = chooseHost(display && (await runtimeRuns(root, runtime)), display)
  const words = [...(demo ? ['--demo'] : []), ...args]
  const env = projectEnv(root, process.env)
  if (host === 'electron' && 'path' in runtime) {
    // The directory and not its file: only then does Electron read the app's name and version.
    return await handOver(runtime.path, [...sandboxWords(), root, ...words], { cwd: root, env })
  }
  const browser = await ensureBrowser(root, { headless: host === 'headless' })
  if (browser) env['STAKEWATCH_CHROMIUM'] = browser
  if (host === 'headless') return await tour(root, words, env, browser !== null)
  if (!browser) return 1
  const standIn = ['--import', './test/standin/register.mjs', main]
  return await handOver(projectNode(root), [...standIn, ...words], { cwd: root, env })
}

/** Chromium refuses to start as root with its sandbox on. */
function sandboxWords() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say('Started as root, which Chromium’s sandbox does not allow: it is off. Better start as a normal user.')
  return ['--no-sandbox']
}

/**
 * A browser for the stand-in; on Debian-likes, as root, one is installed when there is none: that without a window
 * where nobody is to see it and the system has it, since it is smaller and starts in a third of the time.
 * @param {string} root
 * @param {{ headless: boolean }} how whether nobody is to see its window
 * @returns {Promise<string | null>} null after saying why not
 */
export async function ensureBrowser(root, how) {
  const there = findBrowser(how)
  if (there) return there
  for (const purpose of purposesOf(how)) {
    await ensureSystemPackages(root, [purpose])
    const installed = findBrowser(how)
    if (installed) return installed
  }
  const command = commandFor('browser')
  say(
    'Neither Electron’s runtime nor a browser (Chromium, Chrome or Edge) is there to show the app in. ' +
      (command ? `Type: ${command}` : 'Install one of them.'),
  )
  return null
}

/**
 * What may install a browser, in the order in which it is tried. Whoever has to type the command himself is told one.
 * @param {{ headless: boolean }} how
 * @returns {readonly import('./package-table.mjs').Purpose[]}
 */
function purposesOf({ headless }) {
  return headless && process.getuid?.() === 0 ? ['headless-browser', 'browser'] : ['browser']
}

/**
 * Without a display: the glance as text, then a picture of every screen.
 * @param {string} root
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} browser
 */
async function tour(root, words, env, browser) {
  say('No display: printing the glance, and drawing every screen into files.')
  const node = projectNode(root)
  // Whatever the glance ends with (no token yet, say) it has told; the tour goes on.
  await handOver(node, ['out/cli.js', 'glance', ...words], { cwd: root, env })
  if (!browser) return 1
  if (!words.includes('--demo')) say('The pictures show the demo account.')
  return await handOver(node, ['test/standin/tour.ts'], { cwd: root, env })
}
