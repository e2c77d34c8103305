import { describe, expect, it } from 'vitest'
import { hiddenMark } from '../../../app/domain/amount.ts'
import type { ShownBalance } from '../../../app/domain/snapshot.ts'
import { foldZeros } from '../../../renderer/features/overview/balances.ts'
import { currency } from '../../fakes/views.ts'

const balance = (code: string, isHeld: boolean): ShownBalance => ({
  currency: currency(code),
  available: hiddenMark,
  vault: hiddenMark,
  value: null,
  unpriced: { kind: 'missing' },
  isHeld,
})

describe('folding zero balances', () => {
  it('keeps what is held in its order, whatever may be shown of it', () => {
    const all = [balance('btc', false), balance('eth', true), balance('ltc', true), balance('doge', false)]
    const { held, zeros } = foldZeros(all)
    expect(held.map((one) => one.currency)).toEqual(['eth', 'ltc'])
    expect(zeros.map((one) => one.currency)).toEqual(['btc', 'doge'])
  })
})
