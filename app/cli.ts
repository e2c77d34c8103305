import { readFileSync } from 'node:fs'
import { flushed, processTerminal, watchOutputs } from './cli/process-terminal.ts'
import { exitCodeOfBug, runTerminal } from './cli/terminal.ts'
import { exerciseGuards } from './contract/exercise.ts'
import { createScanner, unforeseenText } from './core.ts'
import { createNodeClock } from './node/clock.ts'
import { createNodeFiles } from './node/files.ts'
import { createNodeHttp } from './node/https.ts'
import { createMachine } from './node/machine.ts'
import { dataDirectory } from './node/paths.ts'
import { createRepositories } from './node/repositories.ts'
import { createTlsProbe } from './node/tls-probe.ts'
import { createKeychain } from './vault/keychain.ts'

/** A keychain call that never answers must not keep the terminal: by then everything has been said. */
const lingerMs = 500

const words = process.argv.slice(2)
const isOutputLost = watchOutputs()

process.on('uncaughtException', (error) => {
  process.stderr.write(`${unforeseenText(error)}\n`)
  process.exit(exitCodeOfBug(words))
})

process.exitCode = await runTerminal(words, {
  ...processTerminal(),
  version: ownVersion(),
  ports({ demo, dataDir }) {
    return {
      keychain: createKeychain(),
      http: createNodeHttp(),
      tls: createTlsProbe(),
      clock: createNodeClock(),
      files: createNodeFiles(),
      clipboard: { readText: () => Promise.resolve(''), clear: () => Promise.resolve() },
      notifier: { notify: () => undefined, isUndisturbed: () => Promise.resolve(false) },
      logName: 'terminal.log',
      dataDir: dataDir ?? dataDirectory(),
      demo,
      tlsEnforcedBy: 'Node’s TLS library',
      environment: process.env,
      // Built, not this source: Node strips types with WebAssembly, which V8 cannot do safely in several threads.
      scanner: createScanner({ worker: new URL('../out/main/scan-worker.js', import.meta.url) }),
      repositories: createRepositories(),
      machine: createMachine(),
      exerciseGuards,
    }
  },
})

await flushed()
if (isOutputLost()) process.exitCode = exitCodeOfBug(words)
setTimeout(() => process.exit(), lingerMs).unref()

function ownVersion(): string {
  const own: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const version = typeof own === 'object' && own !== null && 'version' in own ? own.version : null
  return typeof version === 'string' ? version : '0.0.0'
}
