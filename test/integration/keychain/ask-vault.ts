import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { quickStart } from '../../fakes/quick-start.ts'

export type VaultQuestion =
  | 'store'
  | 'read'
  | 'read-unexpected'
  | 'read-without-prompt'
  | 'forget'
  | 'storage'
  | 'inspect'

export interface AskVault {
  readonly env: Readonly<Record<string, string>>
  readonly token: string
  readonly account?: string
  readonly withoutKeytar?: boolean
}

const script = join(import.meta.dirname, 'vault-once.ts')
const withoutKeytar = join(import.meta.dirname, 'without-keytar.mjs')
/** More than the child's own bounds together; a child that is still there then is killed and fails the test. */
const boundMs = 20_000

/** What a vault in a process of its own answers, and how that process ended. */
export async function askVault(question: VaultQuestion, ask: AskVault): Promise<unknown> {
  const imports = ask.withoutKeytar ? ['--import', withoutKeytar] : []
  const words = ask.account === undefined ? [question] : [question, ask.account]
  const child = spawn(process.execPath, [...imports, script, ...words], {
    env: { ...quickStart, ...ask.env },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: boundMs,
    killSignal: 'SIGKILL',
  })
  const exited = once(child, 'exit')
  child.stdin.end(ask.token)
  const said = await text(child.stdout)
  const [code, signal] = (await exited) as [number | null, string | null]
  if (code !== 0) throw new Error(`the asking process ended with ${code ?? signal}`)
  return JSON.parse(said)
}
