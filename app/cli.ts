import { exitCodes } from './cli/exit-code.ts'
import { readPassphrase } from './cli/passphrase.ts'
import { runTerminal } from './cli/terminal.ts'
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

/** Whoever read the output has gone, as `head -1` does: there is nobody left to tell. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = 1
})

process.on('uncaughtException', (error) => {
  process.stderr.write(`${unforeseenText(error)}\n`)
  process.exit(exitCodes.unexpected)
})

process.exitCode = await runTerminal(process.argv.slice(2), {
  workingDir: process.cwd(),
  passphrase: readPassphrase,
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  ports({ demo, dataDir }) {
    return {
      keychain: createKeychain(),
      http: createNodeHttp(),
      tls: createTlsProbe(),
      clock: createNodeClock(),
      files: createNodeFiles(),
      clipboard: { readText: () => Promise.resolve(''), clear: () => Promise.resolve() },
      notifier: { notify: () => undefined },
      logName: 'terminal.log',
      dataDir: dataDir ?? dataDirectory(),
      demo,
      tlsEnforcedBy: 'Node’s TLS library',
      environment: process.env,
      scanner: createScanner({ worker: new URL('./scan/worker.ts', import.meta.url) }),
      repositories: createRepositories(),
      machine: createMachine(),
      exerciseGuards,
    }
  },
})

setTimeout(() => process.exit(), lingerMs).unref()
