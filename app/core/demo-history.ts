import { demoRates } from '../demo/currencies.ts'
import { demoPast } from '../demo/past.ts'
import type { Ledger } from '../history/ledger.ts'
import { priceBalances } from '../pricing/price.ts'
import { firstAccountId } from '../domain/account.ts'
import { parseAmount } from '../domain/amount.ts'
import { parseCurrencyCode, usd } from '../domain/currency.ts'
import { defaultHost } from '../domain/host.ts'
import type { EpochMs } from '../domain/time.ts'

/** Fills the demo's history, as if the demo account had been watched for two months, with some nights off. */
export function seedDemoHistory(ledger: Ledger, nowMs: EpochMs): void {
  const rates = new Map(
    Object.entries(demoRates).flatMap(([code, text]) => {
      const [currency, rate] = [parseCurrencyCode(code), parseAmount(text)]
      return currency && rate ? [[currency, rate] as const] : []
    }),
  )
  const known = { rates, faults: new Map(), readAtMs: nowMs, isOld: false }
  for (const [index, { atMs, nextInMs, balances }] of demoPast(nowMs).entries()) {
    const { total } = priceBalances(balances, known, usd)
    const totals = [{ currency: usd, amount: total?.amount ?? null, unpriced: total?.unpriced ?? [] }]
    const reading = { account: firstAccountId, host: defaultHost, atMs, nextInMs, balances, totals }
    // They never change.
    ledger.record({ ...reading, rates: index === 0 ? rates : new Map() }, null, false)
  }
}
