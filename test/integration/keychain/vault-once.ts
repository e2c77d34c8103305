// One question to a vault over the real keychain, as a process of its own. Standard input: the token that is
// stored or looked for. Standard output: the answer, which tells whether it was that token, never the token.
import { text } from 'node:stream/consumers'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import { makeToken, revealToken } from '../../../app/domain/token.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createKeychain } from '../../../app/vault/keychain.ts'
import { createVault, type VaultOutcome } from '../../../app/vault/vault.ts'

const [question, id = firstAccountId] = process.argv.slice(2)
const account = parseAccountId(id) ?? firstAccountId
const secret = (await text(process.stdin)).trim()
const vault = createVault({ keychain: createKeychain(), clock: createNodeClock(), boundMs: 1000 })

const answers: Readonly<Record<string, () => Promise<object>>> = {
  store: async () => told(await vault.store(account, makeToken(secret), 'keychain')),
  read: async () => told(await vault.read(account, { expected: true, mayPrompt: true })),
  'read-unexpected': async () => told(await vault.read(account, { expected: false, mayPrompt: true })),
  'read-without-prompt': async () => told(await vault.read(account, { expected: true, mayPrompt: false })),
  forget: async () => told(await vault.forget(account)),
  storage: () => vault.storage(account),
  inspect: async () => ({ state: await vault.inspect() }),
}

process.stdout.write(JSON.stringify(await answers[question ?? '']?.()))
void vault.close()
process.exit()

function told(outcome: VaultOutcome): object {
  if (outcome.kind !== 'stored') return outcome
  return { kind: outcome.kind, same: revealToken(outcome.token) === secret }
}
