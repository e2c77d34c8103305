import { Big } from 'big.js'
import { assert, bigInt, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount, zero, type Amount } from '../../../app/domain/amount.ts'
import { quotient } from '../../../app/domain/quotient.ts'

const amount = (text: string): Amount => parseAmount(text) ?? zero

/** This many units of a decimal place. */
const units = (count: bigint, decimals: number) =>
  new Big(String(count)).div(new Big(10).pow(decimals)).toFixed()

describe('a quotient', () => {
  it.each([
    ['10', '4', 2, '2.5'],
    ['1', '3', 2, '0.33'],
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['-1', '-8', 2, '0.13'],
    ['0.00000001', '1', 8, '0.00000001'],
    ['0.000000004', '1', 8, '0'],
    ['-0.000000004', '1', 8, '0'],
    ['123.456', '0.001', 0, '123456'],
    ['0', '7', 2, '0'],
    // Cut off behind ten further digits it would be less than a half.
    ['0.00499999999999999999', '1', 2, '0'],
    ['0.005', '1', 2, '0.01'],
  ])('of %s by %s to %i decimals is %s', (over, under, decimals, expected) => {
    expect(quotient(amount(over), amount(under), decimals)).toBe(expected)
  })

  it('by zero is none', () => {
    expect(quotient(amount('1'), zero, 2)).toBe(null)
  })

  it('that is too long for an amount is none', () => {
    expect(quotient(amount('9'.repeat(60)), amount(`0.${'0'.repeat(40)}1`), 2)).toBe(null)
  })

  it('is what the library for decimals says, however many digits there are', () => {
    const digits = bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
    assert(
      property(
        digits,
        nat(12),
        digits,
        nat(12),
        nat(8),
        (over, overDecimals, under, underDecimals, decimals) => {
          const [one, other] = [units(over, overDecimals), units(under, underDecimals)]
          if (Number(other) === 0) return
          const Exact = Big()
          Exact.DP = 80
          const expected = new Exact(one).div(other).round(decimals, Big.roundHalfUp).toFixed()
          expect(quotient(amount(one), amount(other), decimals)).toBe(parseAmount(expected))
        },
      ),
    )
  })
})
