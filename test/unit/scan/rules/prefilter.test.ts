import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combinedPattern, couldHold, findGeneral, findOwn } from '../../../../app/scan/rules/detect.ts'
import { ownTemplates } from '../../../bench/corpus/generate.ts'
import { fillTemplate } from '../../../bench/corpus/fill.ts'
import { lettersAndDigits, makeRandom } from '../../../bench/corpus/random.ts'
import { heldOut } from './held-out.ts'

const base64 = `${lettersAndDigits}+/`
const passes = (text: string) => couldHold(Buffer.from(text))
const combined = new RegExp(combinedPattern)
const templates = [
  ...ownTemplates.planted,
  ...heldOut.planted,
  ...ownTemplates.lookAlikes,
  ...heldOut.lookAlikes,
].map(({ path, text }) => ({ path, text }))

/** What joins two pieces, or nearly does, with names among it that are digits or long. */
const joining = [
  '" + "',
  "'\n  '",
  "' .\n  '",
  '"\n+ "',
  '${',
  '\\\n',
  '\n  ',
  '", "',
  '";\nface="',
  '"\nconst createConnection = "',
  '" // some comment\n + "',
  '" /* some comment */ + "',
  ' /* some comment */ ',
  '";\nt += "',
  '").concat("',
  '\nB=',
  '"\nT="${T}',
  '"\nabcdef0123456789abcd = "',
]
const opening = ['t = "', 'T=', 'x: >-\n  ', '["', 'face="', "t = '", 'const createConnection1234567 = "']
const closing = [
  '"',
  '"].join("")',
  '\n',
  '"\nuse(t + createConnection)',
  '"\nuse(t, face)',
  '\nrun "$T$B"',
  '"\nuse(face + abcdef0123456789abcd)',
]

describe('couldHold', () => {
  it('lets everything pass that a rule finds, wherever it stands', async () => {
    const before = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...templates),
        fc.nat(),
        before,
        async ({ path, text }, seed, lead) => {
          const filled = `${lead}\n${fillTemplate(text, makeRandom(seed))}`
          const about = { path, source: 'folder' } as const
          const own = findOwn(filled, about)
          const hits = [...own, ...(await findGeneral(filled, about, own))]
          expect(hits.length === 0 || passes(filled)).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it.each([...ownTemplates.planted, ...heldOut.planted].map(({ path, text }) => [path, text]))(
    'lets pass what is planted in %s',
    (_, text) => {
      const filled = fillTemplate(text, makeRandom(7))
      expect([passes(filled), combined.test(filled)]).toEqual([true, true])
    },
  )

  it('lets a token pass at every place of a longer run', () => {
    const token = fillTemplate('<%Token%>', makeRandom(11))
    const encoded = Buffer.from(token).toString('base64')
    for (const written of [token, encoded, encoded.slice(0, 32)]) {
      const stopped = Array.from(
        { length: 60 },
        (_, at) => 'Z'.repeat(at) + written + 'Z'.repeat(60 - at),
      ).filter((text) => !passes(text))
      expect(stopped).toEqual([])
    }
  })

  it('lets a token in pieces pass, whatever joins them and stands between', () => {
    let found = 0
    const digits = fc.uint8Array({ minLength: 48, maxLength: 48 })
    const cuts = fc.uniqueArray(fc.integer({ min: 4, max: 92 }), { minLength: 1, maxLength: 4 })
    const joints = fc.oneof(
      fc.constantFrom(...joining).map((joint) => [joint]),
      fc.array(fc.constantFrom(...joining), { minLength: 2, maxLength: 4 }),
    )
    const around = fc.record({ before: fc.constantFrom(...opening), after: fc.constantFrom(...closing) })
    fc.assert(
      fc.property(digits, cuts, joints, around, (bytes, places, between, { before, after }) => {
        const token = Buffer.from(bytes).toString('hex')
        const ends = [0, ...places.toSorted((one, other) => one - other), token.length]
        const pieces = ends.slice(1).map((end, at) => token.slice(ends[at], end))
        const joined = pieces.reduce(
          (text, piece, at) => `${text}${between[(at - 1) % between.length] ?? ''}${piece}`,
        )
        const text = `${before}${joined}${after}`
        const isFound = findOwn(text, { path: 'a.py', source: 'folder' }).length > 0
        if (isFound) found += 1
        expect(!isFound || passes(text)).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(found).toBeGreaterThan(300)
  })

  it('lets a token in two pieces pass that are as far from each other as they may be', () => {
    const token = fillTemplate('<%Token%>', makeRandom(13))
    const comment = ` //${'c'.repeat(60)}`
    const joint = `"${comment}\n${' '.repeat(59)}+${' '.repeat(34)}"`
    for (const at of [8, 88]) {
      const text = `t = "${token.slice(0, at)}${joint}${token.slice(at)}"`
      expect(joint.length).toBe(160)
      expect(findOwn(text, { path: 'a.js', source: 'folder' })).toHaveLength(1)
      expect(passes(text)).toBe(true)
    }
  })

  it('lets a key pass by its name, with sums before it and between, and none that has no name', () => {
    const random = makeRandom(17)
    const key = () => random.text(lettersAndDigits, 40)
    const sums = Array.from({ length: 30 }, () => `"sha512-${random.text(base64, 86)}==",\n`).join('')
    const named = (name: string) => [`${name} = '${key()}'`, `${sums}${name} = '${key()}'`]
    const longest = `myStakeKey=%25253D${random.text(lettersAndDigits, 128)}`
    // Only of the second one Stake's name is near.
    const second = `session = '${key()}'${' '.repeat(300)}'${key()}'${' '.repeat(400)}stakeBet`
    const apart = `myStakeKey = [${' '.repeat(340)}'${key()}'`
    const kept = [
      ...named('myStakeKey'),
      `${sums}myStakeKey = W/${key()}`,
      longest,
      second,
      apart,
      `${apart}\n${sums}${apart}`,
    ]
    expect(kept.filter((text) => !passes(text))).toEqual([])
    const none = [sums, ...named('myKey'), `myStakeKey/${key()}`, `myStakeKey = x-${key()}`]
    expect(none.filter((text) => passes(text))).toEqual([])
  })

  it('knows the beginning of a JSON Web Token from three letters of a sum in base64', () => {
    const begun = 'eyJhbGciOiJIUzI1NiJ9'
    const before = [
      '',
      ' ',
      '"',
      '=',
      '/',
      '%22',
      '%2522',
      String.raw`\n`,
      String.raw`\u0022`,
      String.raw`\x22`,
    ]
    expect(before.filter((text) => !passes(`${text}${begun}.`))).toEqual([])
    expect(passes(`integrity: sha512-qwErtzuioplKjhgfds/Vtw+Yxcv${begun}PZPwPx24pUMfwQw==`)).toBe(false)
  })

  it('lets a word pass wherever in memory it lies, and with nothing before or after it', () => {
    const short = [
      'A3T',
      'AKIA',
      'npm_',
      'hf_',
      'SG.',
      'eyJ',
      'gsk_',
      'ghp_',
      'cfut_',
      'hvs.',
      'xoxb-',
      'glpat-',
    ]
    const general = short.map((word) => word + 'QWERTYUIOPASDFGHJKLZXCVBNM'.repeat(2).slice(0, 36))
    const own = ['http://stake.us', 'verify= False', 'ssl=False', 'curl -k', 'STAKE_API']
    const stopped = [...general, ...own]
      .map((text) => Buffer.from(text))
      .flatMap((bytes) => Array.from({ length: 8 }, (_, at) => placedAt(at, bytes)))
      .filter((bytes) => !couldHold(bytes))
    expect(stopped.map(String)).toEqual([])
  })

  it.each([
    'const answer = 42',
    'import { getAuthenticatedSessionStateFromStorage } from "./authenticated-session-state-from-storage.js"',
    'const $abcdef0123456789 = $fedcba9876543210.default',
    'https://example.net/a/very/long/path/to/something-that-is-long-enough',
    'integrity sha512-' + Buffer.alloc(64, 'some bytes of a sum').toString('base64'),
    '-'.repeat(400),
  ])('stops ordinary text: %s', (text) => {
    expect(passes(text)).toBe(false)
  })
})

/** So many bytes from the beginning of a memory, and to its end. */
function placedAt(at: number, bytes: Buffer): Buffer {
  const memory = Buffer.from(new ArrayBuffer(at + bytes.length))
  return memory.subarray(at).fill(bytes)
}
