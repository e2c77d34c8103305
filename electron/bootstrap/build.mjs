import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digest, readObject, writeObject } from './files.mjs'
import { run } from './processes.mjs'
import { projectEnv, projectNode } from './project-node.mjs'
import { saying } from './say.mjs'

const buildMs = 5 * 60_000

/** What the build reads; the set-up itself is no part of it. */
const sources = ['app', 'electron', 'renderer', 'package.json', 'package-lock.json', 'tsconfig.base.json']
const notBuilt = ['electron/bootstrap']

/** What must be there for a build to be whole, in `out`. */
export const products = [
  'main/main.js',
  'main/scan-worker.js',
  'preload/preload.cjs',
  'renderer/index.html',
  'cli.js',
]

/** What builds them: the app, and beside it the terminal. */
const builders = [
  {
    packageName: 'electron-vite',
    program: 'bin/electron-vite.js',
    config: 'electron/electron.vite.config.ts',
  },
  { packageName: 'vite', program: 'bin/vite.js', config: 'electron/terminal.vite.config.ts' },
]

/**
 * A digest over the names and contents of everything that is built.
 * @param {string} root
 */
export function sourceDigest(root) {
  const files = sources.flatMap((path) => filesUnder(root, path)).sort()
  return digest(files.flatMap((path) => [path, readFileSync(join(root, path))]))
}

/**
 * The files that are built of a file or folder, relative to root; none where it is not there.
 * @param {string} root
 * @param {string} path relative to root, with forward slashes
 * @returns {string[]}
 */
export function filesUnder(root, path) {
  if (notBuilt.includes(path)) return []
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
}

/** @param {string} root */
const stampPath = (root) => join(root, 'out', 'build.json')

/**
 * Whether `out` holds what the sources would build to.
 * @param {string} root
 */
export function isBuilt(root) {
  if (!products.every((path) => existsSync(join(root, 'out', path)))) return false
  return readObject(stampPath(root))?.['sources'] === sourceDigest(root)
}

/**
 * Builds main, preload, page and terminal where `out` is absent or stale.
 * @param {string} root
 * @returns {Promise<string | null>} null, or why not, with the builder's own words
 */
export async function ensureBuilt(root) {
  if (isBuilt(root)) return null
  // Taken before building: a file saved meanwhile makes the next command build again.
  const digestBefore = sourceDigest(root)
  const runs = builders.map(({ packageName, program, config }) =>
    run(projectNode(root), [join(root, 'node_modules', packageName, program), 'build', '--config', config], {
      cwd: root,
      timeoutMs: buildMs,
      env: projectEnv(root, process.env),
    }),
  )
  const failed = (await saying('Building', Promise.all(runs))).find(({ code }) => code !== 0)
  if (failed) return `${failed.output.trimEnd()}\nThe build failed; the lines above say why.`
  writeObject(stampPath(root), { sources: digestBefore })
  return null
}
