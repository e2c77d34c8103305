import { createInterface } from 'node:readline'
import { createStakeClient } from '../../../app/api/client.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { makeToken } from '../../../app/domain/token.ts'
import { createNodeHttp } from '../../../app/node/https.ts'
import { realClock } from './real-clock.ts'

// A program that reads once, leaves one question hanging and one waiting for its turn, and closes. It is over
// when nothing keeps it running: there is no process.exit here.
const input = createInterface({ input: process.stdin })
const first = await input[Symbol.asyncIterator]().next()
input.close()
process.stdin.destroy()
const client = createStakeClient({ http: createNodeHttp(), clock: realClock })
const ask = { host: defaultHost, token: makeToken(String(first.value)), timeoutMs: 60_000 }
const balances = await client.balances(ask)
const hanging = client.identity(ask)
const waiting = client.security(ask)
await new Promise((resolve) => {
  setTimeout(resolve, 1200)
})
await client.close()
console.log(JSON.stringify([balances.ok ? balances.value.length : balances, await hanging, await waiting]))
