import { createInterface } from 'node:readline'
import { scenarioNames } from './scenarios.ts'
import { startStakeServer, type StakeServer } from './server.ts'

// The fake Stake as a process of its own. The first line of standard input is the token; then one JSON line
// `{"port":…,"caPath":…}` comes out. Each further line is a command, answered by one JSON line:
//   scenario NAME [OPERATION]   what to do from now on
//   requests                    what has been seen, and how many connections there were
// It ends when its standard input does.

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

function obey(server: StakeServer, line: string): void {
  const [command, argument, operation] = line.trim().split(/\s+/)
  const name = scenarioNames.find((one) => one === argument)
  if (command === 'scenario' && name) {
    server.setScenario(name, operation)
    print({ scenario: name })
  } else if (command === 'requests') {
    print({ requests: server.requests(), connections: server.connections() })
  } else print({ error: 'no such command or scenario' })
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const first = await lines.next()
const server = await startStakeServer({ token: String(first.value).trim() })
print({ port: server.port, caPath: server.caPath })
for (let line = await lines.next(); line.done !== true; line = await lines.next()) obey(server, line.value)
await server.close()
