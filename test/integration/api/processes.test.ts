import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

const fakes = join(import.meta.dirname, '../../fakes')
const node = process.execPath

function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(node, [...args, file], { env, stdio: ['pipe', 'pipe', 'inherit'] })
}

function linesOf(child: ChildProcess): () => Promise<unknown> {
  const stdout = child.stdout
  if (!stdout) throw new Error('no standard output')
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  return async () => {
    const line = await lines.next()
    return JSON.parse(String(line.value)) as unknown
  }
}

test('after close the process ends by itself, with a question hanging and one waiting', async () => {
  const token = randomBytes(48).toString('hex')
  const server = run(join(fakes, 'stake-server/main.ts'), [], {})
  try {
    const serverSays = linesOf(server)
    server.stdin?.write(`${token}\nscenario hang UserMeta\n`)
    const at = (await serverSays()) as { port: number; caPath: string }
    expect(await serverSays()).toEqual({ scenario: 'hang' })

    const asker = run(
      join(import.meta.dirname, 'ask-once.ts'),
      ['--import', join(fakes, 'route-hosts.mjs')],
      { NODE_EXTRA_CA_CERTS: at.caPath, STAKEWATCH_TEST_PORT: String(at.port) },
    )
    const exited = once(asker, 'exit')
    const askerSays = linesOf(asker)
    asker.stdin?.write(`${token}\n`)
    const cancelled = { ok: false, failure: { kind: 'cancelled' } }
    expect(await askerSays()).toEqual([180, cancelled, cancelled])
    const endedAtMs = Date.now()
    expect(await exited).toEqual([0, null])
    expect(Date.now() - endedAtMs).toBeLessThan(1000)

    server.stdin?.write('requests\n')
    expect(await serverSays()).toMatchObject({
      requests: [
        { operation: 'UserBalances', tokenMatched: true },
        { operation: 'UserMeta', closedEarly: true },
      ],
      connections: 1,
    })
  } finally {
    const exited = once(server, 'exit')
    server.stdin?.end()
    await exited
  }
})
