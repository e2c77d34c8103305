import { spawn } from 'node:child_process'

/**
 * @typedef {object} Ran
 * @property {number | null} code exit code, null when it did not start or was ended by a signal
 * @property {string} output stdout and stderr in the order they came
 * @property {boolean} timedOut
 * @property {boolean} started false when there is no such program
 */

/** Process groups that must not outlive us: a group of its own does not hear the terminal's Ctrl-C. */
const groups = new Set(/** @type {import('node:child_process').ChildProcess[]} */ ([]))

/**
 * The signals by which a person or a supervisor ends us, and their numbers.
 * @type {readonly (readonly [NodeJS.Signals, number])[]}
 */
const endings = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
]

/** Ends everything started by `run` when a person, or a supervisor, ends us. Once per process. */
export function dieWithChildren() {
  for (const [name, number] of endings) {
    process.on(name, () => {
      for (const child of groups) endGroup(child)
      process.exit(128 + number)
    })
  }
}

/**
 * Runs a program to its end without input, keeping its output, and ends it with all its children after
 * `timeoutMs`. Never rejects.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, timeoutMs: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Ran>}
 */
export function run(program, args, { cwd, timeoutMs, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    groups.add(child)
    let output = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => (output += text))
    }
    const timer = setTimeout(() => {
      timedOut = true
      endGroup(child)
    }, timeoutMs)
    /** @param {number | null} code @param {boolean} started */
    const end = (code, started) => {
      clearTimeout(timer)
      groups.delete(child)
      // A grandchild that got away may still hold the pipes; it must not hold us.
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, output, timedOut, started })
    }
    child.once('error', () => end(null, false))
    child.once('close', (code) => end(code, true))
    child.once('exit', (code) => {
      if (timedOut) end(code, true)
    })
  })
}

/**
 * Hands the terminal over to a program: its input and output are ours, signals are passed on to it, and
 * its exit code is answered (128 + number when a signal ended it).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function handOver(program, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: 'inherit' })
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => void child.kill(signal)
    for (const [name] of endings) process.removeAllListeners(name).on(name, pass)
    /** @param {number} code */
    const end = (code) => {
      for (const [name] of endings) process.off(name, pass)
      resolve(code)
    }
    child.once('error', () => end(127))
    child.once('close', (code, signal) =>
      end(code ?? 128 + (endings.find(([name]) => name === signal)?.[1] ?? 9)),
    )
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It had ended by itself in the meantime.
  }
}
