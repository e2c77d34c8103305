import { delimiter, join } from 'node:path'

/**
 * The Node that the project brings along (the one that Electron embeds), once dependencies are there.
 * @param {string} root
 */
export function projectNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(root, 'node_modules', 'node', 'bin', name)
}

/**
 * The environment of every tool: the project's own programs are found before the machine's.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnv(root, env) {
  const first = [join(root, 'node_modules', '.bin'), join(root, 'node_modules', 'node', 'bin')]
  return { ...env, PATH: [...first, env['PATH'] ?? env['Path'] ?? ''].join(delimiter) }
}

/**
 * Where Node may keep what it has made of our sources.
 * @param {string} root
 */
export function compiledDirectory(root) {
  return join(root, 'node_modules', '.cache', 'compiled')
}
