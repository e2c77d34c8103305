import { randomBytes } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createStakeClient, type Ask, type StakeClient } from '../../../app/api/client.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { makeToken } from '../../../app/domain/token.ts'
import { createNodeHttp } from '../../../app/node/https.ts'
import { routeHosts } from '../../fakes/route-hosts.mjs'
import {
  startStakeServer,
  type StakeServer,
  type StakeServerOptions,
} from '../../fakes/stake-server/server.ts'
import { realClock } from './real-clock.ts'

export interface Connected {
  readonly server: StakeServer
  readonly ask: Ask
  /** Each has its own connections; all are closed in the end. */
  client(): StakeClient
  end(): Promise<void>
}

const proxyNames = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

/** A fake Stake that this process trusts and that Stake's hosts lead to. */
export async function connect(tls?: StakeServerOptions['tls']): Promise<Connected> {
  for (const name of proxyNames) delete process.env[name]
  const token = randomBytes(48).toString('hex')
  const server = await startStakeServer({ token, ...(tls && { tls }) })
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, server.caCert])
  const unroute = routeHosts(server.port)
  const clients: StakeClient[] = []
  return {
    server,
    ask: { host: defaultHost, token: makeToken(token), timeoutMs: 5000 },
    client() {
      const made = createStakeClient({ http: createNodeHttp(), clock: realClock, minIntervalMs: 0 })
      clients.push(made)
      return made
    },
    async end() {
      await Promise.all(clients.map((client) => client.close()))
      unroute()
      setDefaultCACertificates(trusted)
      await server.close()
    },
  }
}
