import { randomBytes } from 'node:crypto'
import { generate } from 'selfsigned'
import { hosts } from '../../app/domain/host.ts'

export interface KeyAndCert {
  readonly key: string
  readonly cert: string
}

export interface TestCa {
  /** PEM of the certificate to trust. */
  readonly cert: string
  /** A server certificate for every host of the allow-list. */
  issue(): Promise<KeyAndCert>
}

const altNames = hosts.map((value) => ({ type: 2 as const, value }))
const elliptic = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/** A certificate authority that lives as long as the test, with keys made now. */
export async function createTestCa(): Promise<TestCa> {
  // Two authorities of one name would be taken for each other.
  const name = `Stakewatch test authority ${randomBytes(4).toString('hex')}`
  const root = await generate([{ name: 'commonName', value: name }], {
    ...elliptic,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  })
  return {
    cert: root.cert,
    async issue() {
      const leaf = await generate([{ name: 'commonName', value: 'stake.com' }], {
        ...elliptic,
        extensions: leafExtensions(),
        ca: { key: root.private, cert: root.cert },
      })
      return { key: leaf.private, cert: leaf.cert }
    },
  }
}

/** The right names, signed by nobody. */
export async function createUntrustedCertificate(): Promise<KeyAndCert> {
  const made = await generate([{ name: 'commonName', value: 'stake.com' }], {
    ...elliptic,
    extensions: leafExtensions(),
  })
  return { key: made.private, cert: made.cert }
}

function leafExtensions() {
  return [
    { name: 'basicConstraints' as const, cA: false },
    { name: 'extKeyUsage' as const, serverAuth: true },
    { name: 'subjectAltName' as const, altNames },
  ]
}
