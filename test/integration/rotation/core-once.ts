// One run of the whole core over the real keychain, disk and network, as a process of its own.
//   replace DIR AT WHEN   replaces the first account's token by the one on standard input, for another host,
//                         and kills itself with SIGKILL at that call; answers how it ended if it lives
//   start DIR             starts, reads once, and answers what a person is told
import { noNotifier } from '../../../app/ports/notifier.ts'
import { text } from 'node:stream/consumers'
import { createCore, type Core, type CorePorts } from '../../../app/core.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { createDemoRepositories, createDemoScanner } from '../../../app/demo/scan.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { parseHost } from '../../../app/domain/host.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createNodeFiles } from '../../../app/node/files.ts'
import { createNodeHttp } from '../../../app/node/https.ts'
import { createTlsProbe } from '../../../app/node/tls-probe.ts'
import { rotationStrings } from '../../../app/strings/en/rotation.ts'
import { createKeychain } from '../../../app/vault/keychain.ts'
import { createMortal, type Death } from '../../fakes/mortal.ts'

const [command = '', dataDir = '', at = '0', when = 'after'] = process.argv.slice(2)

const ports: CorePorts = {
  keychain: createKeychain(),
  http: createNodeHttp(),
  tls: createTlsProbe(),
  clock: createNodeClock(),
  files: createNodeFiles(),
  clipboard: { readText: () => Promise.resolve(''), clear: () => Promise.resolve() },
  notifier: noNotifier,
  dataDir,
  logName: 'desktop.log',
  demo: false,
  tlsEnforcedBy: 'the test',
  environment: {},
  scanner: createDemoScanner(),
  repositories: createDemoRepositories(),
  machine: createDemoMachine(),
}

async function replace(): Promise<unknown> {
  const mortal = createMortal(ports)
  const core = await createCore({ ...ports, ...mortal.ports })
  await core.start()
  await core.setup.begin(firstAccountId)
  await core.setup.chooseHost(parseHost('stake.bet') ?? missing())
  await core.setup.typeToken((await text(process.stdin)).trim())
  const verified = await core.setup.verify()
  mortal.decide({ at: Number(at), when: asWhen(when) })
  void mortal.died.then(() => process.kill(process.pid, 'SIGKILL'))
  return { verified, saved: await core.setup.save('keychain') }
}

async function start(): Promise<unknown> {
  const core: Core = await createCore(ports)
  await core.start()
  const read = await core.refresh(firstAccountId)
  const [account] = core.view().accounts
  const notice = account?.rotationNotice ?? null
  return { read, host: account?.host, said: notice && rotationStrings.ends[notice.end] }
}

function asWhen(word: string): Death['when'] {
  return word === 'before' || word === 'during' ? word : 'after'
}

function missing(): never {
  throw new Error('no such host')
}

process.stdout.write(JSON.stringify(command === 'replace' ? await replace() : await start()))
process.exit()
