import { afterEach, describe, expect, it, vi } from 'vitest'
import { operationNames, operations, requestPrefix } from '../../app/contract/operations.ts'
import { examples } from './examples.ts'
import { channels } from './electron-mock.ts'
import { createHarness, ourContents, ourFrame, ourPage, type Sender } from './gateway-harness.ts'

vi.mock('electron', async () => (await import('./electron-mock.ts')).electronMock)

afterEach(() => channels.clear())

const strangers: Readonly<Record<string, Sender>> = {
  'a sub-frame of our own page': {
    sender: ourContents,
    senderFrame: { origin: 'app://stakewatch', detached: false },
  },
  'a frame that is gone': { sender: ourContents, senderFrame: null },
  'a main frame that was detached': (() => {
    const frame = { origin: 'app://stakewatch', detached: true }
    return { sender: { mainFrame: frame }, senderFrame: frame }
  })(),
  'another window at our origin': (() => {
    const frame = { origin: 'app://stakewatch', detached: false }
    return { sender: { mainFrame: frame }, senderFrame: frame }
  })(),
}

describe('the gateway', () => {
  it('opens one channel for each operation of the contract and no other', () => {
    createHarness()
    expect([...channels.keys()].toSorted()).toEqual(
      operationNames.map((name) => requestPrefix + name).toSorted(),
    )
  })

  describe.each(operationNames)('%s', (name) => {
    it('answers our own page', async () => {
      const { send } = createHarness()
      expect(await send(name, examples[name])).toMatchObject({ ok: true })
    })

    it.each(Object.entries(strangers))('refuses %s, and asks nothing of the core', async (_who, stranger) => {
      const { send, asked, opened, lines } = createHarness()
      expect(await send(name, examples[name], stranger)).toEqual({
        ok: false,
        failure: { kind: 'bad-request', field: 'sender' },
      })
      expect([...asked, ...opened]).toEqual([])
      expect(lines).toEqual([{ event: 'ipc-stranger', facts: { operation: name } }])
    })

    it.each(['https://stake.com', 'file://', 'null', 'app://stakewatch.evil', 'app://other', ''])(
      'refuses our own window while it shows %j',
      async (origin) => {
        const original = ourFrame.origin
        Object.assign(ourFrame, { origin })
        try {
          const { send, asked } = createHarness()
          expect(await send(name, examples[name], ourPage)).toMatchObject({
            ok: false,
            failure: { kind: 'bad-request' },
          })
          expect(asked).toEqual([])
        } finally {
          Object.assign(ourFrame, { origin: original })
        }
      },
    )

    it('refuses everybody while there is no window', async () => {
      const { send, asked } = createHarness({ noWindow: true })
      expect(await send(name, examples[name])).toMatchObject({ failure: { field: 'sender' } })
      expect(asked).toEqual([])
    })
  })

  const unlockedOnly = operationNames.filter((name) => !operations[name].whileLocked)
  const always = operationNames.filter((name) => operations[name].whileLocked)

  it.each(unlockedOnly)('refuses %s while locked, and asks nothing of the core', async (name) => {
    const { send, asked, opened } = createHarness({ locked: true })
    expect(await send(name, examples[name])).toEqual({ ok: false, failure: { kind: 'locked' } })
    expect([...asked, ...opened]).toEqual([])
  })

  it.each(always)('answers %s while locked too, as the contract says', async (name) => {
    expect(await createHarness({ locked: true }).send(name, examples[name])).toMatchObject({ ok: true })
  })

  // These two only note what the page says of itself, so that nothing in them can fail.
  const fallible = operationNames.filter((name) => name !== 'page.remember' && name !== 'page.failed')

  it.each(fallible)(
    'lets nothing of an error in %s cross but a reference that the log has too',
    async (name) => {
      const { send, lines } = createHarness({ failing: new Error('a secret of the inside') })
      const answer = await send(name, examples[name])
      const reference: unknown = lines.at(-1)?.facts['reference']
      expect(answer).toEqual({ ok: false, failure: { kind: 'unexpected', reference } })
      expect(reference).toMatch(/^[0-9a-f]{8}$/)
      expect(lines.at(-1)).toMatchObject({ event: 'ipc-unexpected', facts: { operation: name } })
    },
  )
})
