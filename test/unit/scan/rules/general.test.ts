import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findGeneral, findOwn } from '../../../../app/scan/rules/detect.ts'
import { hexToken } from './secrets.ts'

const hex = (length: number) => randomBytes(length).toString('hex').slice(0, length)
const find = (text: string, path = 'a.txt') => {
  const about = { path, source: 'folder' } as const
  return findGeneral(text, about, findOwn(text, about))
}

describe('findGeneral', () => {
  it.each([
    ['github', `ghp_a1${hex(32)}b2`],
    ['npm', `npm_a1${hex(32)}b2`],
    ['slack', `xoxb-123456-123456-${hex(24)}`],
    ['gitlab', `glpat-${hex(24)}`],
    ['stripe', `sk_live_${hex(24)}`],
    ['basicauth', `https://max:${hex(12)}@example.net`],
    ['database-connection-string', `postgres://max:${hex(12)}@db.example.net`],
    ['tailscale', `tskey-auth-${hex(12)}-${hex(20)}`],
  ])('finds what %s gives out', async (detail, secret) => {
    const text = `one\nkey = ${secret}\n`
    const hits = await find(text)
    expect(hits).toMatchObject([{ rule: 'other-secret', habitat: null, detail }])
    expect(text.slice(hits[0]?.start, hits[0]?.end)).toBe(secret)
  })

  it('finds a secret key of AWS by its name', async () => {
    // A sign at its end would be taken for what comes after it.
    const secret = `${randomBytes(30).toString('base64').slice(0, -1)}x`
    expect(await find(`aws_secret_access_key = ${secret}`)).toMatchObject([{ detail: 'aws', secret }])
  })

  it('finds a private key, and once only', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\nMI${randomBytes(150).toString('base64')}\n-----END PRIVATE KEY-----`
    expect(await find(key)).toMatchObject([{ detail: 'privatekey', start: 0 }])
    const file = JSON.stringify({ private_key_id: 'a', private_key: key })
    expect(await find(file, 'key.json')).toHaveLength(1)
  })

  it.each([
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'sec1'],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'sec1'],
    ['P-256 in PKCS #8', generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'pkcs8'],
    ['Ed25519', generateKeyPairSync('ed25519'), 'pkcs8'],
  ] as const)('finds a private key of %s, in a file and in a string', async (_, { privateKey }, type) => {
    const key = String(privateKey.export({ format: 'pem', type })).trim()
    for (const text of [`${key}\n`, `key = ${JSON.stringify(key)}`]) {
      const [hit, ...others] = await find(text)
      expect(others).toEqual([])
      expect(hit).toMatchObject({ rule: 'other-secret', detail: 'privatekey', start: text.indexOf('-----') })
    }
    expect(await find(key.replace(/\n.{20}/, '\n'))).toEqual([])
  })

  it('knows a file by its name and opens none', async () => {
    const line = `//registry.example/:_authToken=${hex(20)}`
    expect(await find(line, 'home/.npmrc')).toMatchObject([{ detail: 'npm' }])
    expect(await find(line, 'home/notes.txt')).toEqual([])
  })

  it('leaves to our own rules what they report', async () => {
    expect(await find(`https://session:${hexToken()}@stake.com/`)).toEqual([])
  })

  it.each([
    `GITHUB_TOKEN=ghp_${'x'.repeat(36)}`,
    `NPM_TOKEN=npm_${'X'.repeat(36)}`,
    'process.env.npm_config_electron_use_remote_checksums',
    'psql postgres://<user>:<password>@<host>/app',
    'mongodb+srv://app:<db_password>@cluster.example.net',
  ])('takes what stands for a secret for none: %s', async (text) => {
    expect(await find(text)).toEqual([])
  })

  it.each(['xoxb-a-b', 'SG.a.b', 'nothing at all', ''])('finds nothing in %j', async (text) => {
    expect(await find(text)).toEqual([])
  })
})
