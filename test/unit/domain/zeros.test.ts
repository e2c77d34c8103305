import { describe, expect, it } from 'vitest'
import { hiddenMark, zero } from '../../../app/domain/amount.ts'
import type { Unpriced } from '../../../app/domain/snapshot.ts'
import { currenciesOf, gatherZeros, zeroBalances } from '../../../app/domain/zeros.ts'
import { currency } from '../../fakes/views.ts'

const missing: Unpriced = { kind: 'missing' }
const old: Unpriced = { kind: 'old', readAtMs: 7 }
const nothing = (code: string, unpriced: Unpriced | null = null) => ({ currency: currency(code), unpriced })

describe('what nothing is held of', () => {
  const zeros = gatherZeros(
    [nothing('ltc'), nothing('ada', missing), nothing('btc'), nothing('sol', old), nothing('aave', missing)],
    zero,
  )

  it('is gathered by why it has no value', () => {
    expect(zeros).toEqual({
      amount: '0',
      groups: [
        { unpriced: null, currencies: ['ltc', 'btc'] },
        { unpriced: missing, currencies: ['ada', 'aave'] },
        { unpriced: old, currencies: ['sol'] },
      ],
    })
    expect(gatherZeros([], zero)).toEqual({ amount: '0', groups: [] })
  })

  it('is a balance each again, by name', () => {
    const none = { available: zero, vault: zero }
    expect(zeroBalances(zeros)).toEqual([
      { currency: 'aave', ...none, value: null, unpriced: missing },
      { currency: 'ada', ...none, value: null, unpriced: missing },
      { currency: 'btc', ...none, value: zero, unpriced: null },
      { currency: 'ltc', ...none, value: zero, unpriced: null },
      { currency: 'sol', ...none, value: null, unpriced: old },
    ])
    expect(currenciesOf({ balances: [], zeros })).toEqual(['aave', 'ada', 'btc', 'ltc', 'sol'])
  })

  it('says in privacy mode what every amount says', () => {
    const [first] = zeroBalances(gatherZeros([nothing('btc')], hiddenMark))
    expect(first).toMatchObject({ available: hiddenMark, vault: hiddenMark, value: hiddenMark })
  })
})
