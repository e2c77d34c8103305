import { describe, expect, it } from 'vitest'
import { foldZeros } from '../../../renderer/features/overview/balances.ts'
import { amount, currency } from '../../fakes/views.ts'

const balance = (code: string, available: string, vault: string) => ({
  currency: currency(code),
  available: amount(available),
  vault: amount(vault),
  value: null,
})

describe('folding zero balances', () => {
  it('keeps what is held in its order, the vault counted, and a debt too', () => {
    const all = [
      balance('btc', '0', '0'),
      balance('eth', '0.00000001', '0'),
      balance('ltc', '0', '2'),
      balance('xrp', '-3', '0'),
      balance('doge', '0.00', '0'),
    ]
    const { held, zeros } = foldZeros(all)
    expect(held.map((one) => one.currency)).toEqual(['eth', 'ltc', 'xrp'])
    expect(zeros.map((one) => one.currency)).toEqual(['btc', 'doge'])
  })
})
