import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { longestPassphraseLength } from '../domain/lock.ts'
import { passphrasePrompt } from '../strings/en/terminal.ts'

const mostBytes = 4 * longestPassphraseLength

/**
 * The passphrase: the first line of the descriptor `fd`, or with null asked for on the terminal without being
 * shown. Null when the descriptor cannot be read, nobody is there to be asked, or whoever was asked gave up.
 */
export async function readPassphrase(fd: number | null): Promise<string | null> {
  if (fd !== null) return await readFirstLine(fd)
  return process.stdin.isTTY && process.stderr.isTTY ? await askUnseen() : null
}

async function readFirstLine(fd: number): Promise<string | null> {
  try {
    const given = await text(createReadStream('', { fd, autoClose: false, end: mostBytes - 1 }))
    return given.split(/\r?\n/, 1)[0] ?? ''
  } catch {
    // No such descriptor, or not one to read from: nobody has given a passphrase.
    return null
  }
}

async function askUnseen(): Promise<string | null> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 })
  // Only now, when the terminal repeats nothing any more: who types at once is not shown either.
  process.stderr.write(passphrasePrompt)
  const { promise, resolve } = Promise.withResolvers<string | null>()
  lines.once('line', resolve)
  lines.once('close', () => resolve(null))
  const answer = await promise
  lines.close()
  process.stderr.write('\n')
  return answer
}
