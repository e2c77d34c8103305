import { describe, expect, it } from 'vitest'
import { mostKnown, newAccess } from '../../../app/alerts/access.ts'
import type { KnownAccess } from '../../../app/alerts/memory.ts'
import type { AccessEntry, AccountAccess } from '../../../app/domain/snapshot.ts'

const never: KnownAccess = { sessions: null, apiKeys: null }

function entry(id: string, rest: Partial<AccessEntry> = {}): AccessEntry {
  return {
    id,
    name: `name of ${id}`,
    isActive: true,
    country: 'AT',
    city: 'Vienna',
    createdAtMs: null,
    lastUsedAtMs: null,
    ...rest,
  }
}

const access = (sessions: readonly AccessEntry[], apiKeys: readonly AccessEntry[] = []): AccountAccess => ({
  sessions,
  apiKeys,
})

/** What is found as one reading follows the other. */
function found(...readings: readonly AccountAccess[]) {
  let memory = never
  return readings.map((reading) => {
    const judged = newAccess(memory, reading)
    memory = judged.memory
    return judged.found
  })
}

describe('sessions and API keys', () => {
  it('are no news at the first reading', () => {
    expect(found(access([entry('a')], [entry('k')]))).toEqual([[]])
  })

  it('are told when one is new and can get in, each once', () => {
    const both = access([entry('a'), entry('b')], [entry('k')])
    expect(found(access([entry('a')]), both, both)).toEqual([
      [],
      [
        { kind: 'new-session', name: 'name of b', place: 'Vienna, AT', others: 0 },
        { kind: 'new-api-key', name: 'name of k', others: 0 },
      ],
      [],
    ])
  })

  it('are not told when they ended before anybody saw them, nor when one comes back', () => {
    const ended = access([entry('a'), entry('b', { isActive: false })])
    expect(found(access([entry('a')]), ended, access([entry('b')]), access([entry('a')]))).toEqual([
      [],
      [],
      [],
      [],
    ])
  })

  it('that come together are one alert', () => {
    const more = access([entry('a'), entry('b', { city: null, country: null, name: '' }), entry('c')])
    expect(found(access([entry('a')]), more)[1]).toEqual([
      { kind: 'new-session', name: '', place: null, others: 1 },
    ])
  })

  it('are remembered within bounds, those that are there for longest', () => {
    let memory = newAccess(never, access([entry('first')])).memory
    for (let turn = 0; turn < mostKnown + 10; turn += 1) {
      memory = newAccess(memory, access([entry('first'), entry(`s${turn}`)])).memory
    }
    expect(memory.sessions).toHaveLength(mostKnown)
    expect(memory.sessions).toContain('first')
  })

  it('change nothing where nothing has changed', () => {
    const { memory } = newAccess(never, access([entry('a')]))
    const again = newAccess(memory, access([entry('a')])).memory
    expect(again.sessions).toBe(memory.sessions)
  })
})
