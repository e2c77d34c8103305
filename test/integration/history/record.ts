import type { Ledger } from '../../../app/history/ledger.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { parseAmount, zero, type Amount } from '../../../app/domain/amount.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../../../app/domain/currency.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { minuteMs } from '../../../app/domain/time.ts'

export const startMs = Date.UTC(2026, 5, 1)

const codes = ['btc', 'eth', 'sol']

/** The reading of some minute: everything in it is told by the minute, and differs from the one before. */
export function record(ledger: Ledger, minute: number, more: readonly string[] = []): boolean {
  const value = amountOf(minute + 1)
  return ledger.record(
    {
      account: firstAccountId,
      host: defaultHost,
      atMs: startMs + minute * minuteMs,
      nextInMs: minuteMs,
      balances: [...codes, ...more].map((code) => ({
        currency: codeOf(code),
        available: value,
        vault: zero,
      })),
      totals: [{ currency: usd, amount: value, unpriced: [] }],
      rates: new Map<CurrencyCode, Amount>(),
    },
    null,
    false,
  )
}

/** Rows that each of these readings makes. */
export const rowsOfEach = codes.length + 1

function codeOf(text: string): CurrencyCode {
  return parseCurrencyCode(text) ?? usd
}

function amountOf(value: number): Amount {
  return parseAmount(String(value)) ?? zero
}
