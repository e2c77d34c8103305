import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readObject } from './files.mjs'
import { run } from './processes.mjs'
import { projectEnv, projectNode } from './project-node.mjs'
import { say, saying } from './say.mjs'

const packMs = 15 * 60_000

/**
 * Packs the built app with electron-builder: installers, or with `--dir` the unpacked directory. Without
 * Electron's runtime only the latter is possible, around a placeholder.
 * @param {string} root
 * @param {readonly string[]} args further words for electron-builder
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {string} [output] directory of the package
 * @returns {Promise<number>} exit code
 */
export async function packApp(root, args, runtime, output = join(root, 'dist')) {
  const bare = args.includes('--dir')
  if ('path' in runtime) return await pack(root, args, distOf(runtime.path), output)
  say(runtime.missing)
  if (!bare) {
    say('Without it there is nothing to pack; "npm run package -- --dir" shows what would go in.')
    return 1
  }
  if (process.platform !== 'linux') {
    say('A placeholder for it can be made on Linux only.')
    return 1
  }
  const directory = mkdtempSync(join(tmpdir(), 'stakewatch-runtime-'))
  try {
    const { writePlaceholderRuntime } = await import('./placeholder.mjs')
    writePlaceholderRuntime(directory, electronVersion(root))
    const code = await pack(root, args, directory, output)
    if (code === 0) say('This package cannot run: a placeholder stands in it for Electron’s runtime.')
    return code
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** @param {string} root */
export function electronVersion(root) {
  return String(readObject(join(root, 'node_modules', 'electron', 'package.json'))?.['version'])
}

/**
 * The directory of an unpacked runtime: on macOS the one that holds Electron.app.
 * @param {string} executable
 */
function distOf(executable) {
  const at = executable.indexOf(join('Electron.app', 'Contents'))
  return at < 0 ? dirname(executable) : executable.slice(0, at)
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {string} electronDist
 * @param {string} output
 */
async function pack(root, args, electronDist, output) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const words = [
    '--config=electron-builder.yml',
    '--publish=never',
    `-c.electronDist=${electronDist}`,
    `-c.electronVersion=${electronVersion(root)}`,
    `-c.directories.output=${output}`,
  ]
  const ran = await saying(
    'Packing',
    run(projectNode(root), [builder, ...words, ...args], {
      cwd: root,
      timeoutMs: packMs,
      env: projectEnv(root, process.env),
    }),
  )
  if (ran.code === 0) process.stdout.write(`${output}\n`)
  else say(`${ran.output.trimEnd()}\nPacking failed; the lines above say why.`)
  return ran.code ?? 1
}
