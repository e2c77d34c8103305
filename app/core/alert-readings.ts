import { Big } from 'big.js'
import { newAccess } from '../alerts/access.ts'
import { judgeBets, type Convert } from '../alerts/bets.ts'
import type { AccountMemory, Judged } from '../alerts/memory.ts'
import { changedProtection } from '../alerts/protection.ts'
import { believeRates } from '../alerts/rates.ts'
import { passedThresholds, type Measured } from '../alerts/thresholds.ts'
import { fallenToZero } from '../alerts/zero.ts'
import type { AlertSettings } from '../domain/alert-settings.ts'
import type { AlertFacts } from '../domain/alert.ts'
import { isZero, parseAmount, zero, type Amount } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { priceBalances } from '../pricing/price.ts'
import type { Kernel } from './kernel.ts'
import { ratesAtHand, totalOf } from './project.ts'
import type { AccountState } from './state.ts'

type Rule = (memory: AccountMemory) => Judged<AccountMemory>

/** What the rules find in what was last read of an account, and what is remembered of it. */
export function judgeAccount(
  kernel: Kernel,
  state: AccountState,
  before: AccountMemory,
  settings: AlertSettings,
): Judged<AccountMemory> {
  const rules: readonly Rule[] = [
    (memory) => judgeProtection(state, memory),
    (memory) => judgeAccess(state, memory),
    (memory) => judgeBalances(kernel, state, memory, settings),
    (memory) => judgeAllBets(kernel, state, memory, settings),
  ]
  return rules.reduce<{ memory: AccountMemory; found: readonly AlertFacts[] }>(
    (so, rule) => {
      const { memory, found } = rule(so.memory)
      return { memory, found: [...so.found, ...found] }
    },
    { memory: before, found: [] },
  )
}

function judgeProtection({ security, standing }: AccountState, memory: AccountMemory): Judged<AccountMemory> {
  const judged = changedProtection(memory.protection, { ...security?.value, ...standing?.value })
  return { memory: withPart(memory, { protection: judged.memory }), found: judged.found }
}

function judgeAccess({ access }: AccountState, memory: AccountMemory): Judged<AccountMemory> {
  if (!access) return { memory, found: [] }
  const judged = newAccess(memory.access, access.value)
  return { memory: withPart(memory, { access: judged.memory }), found: judged.found }
}

// Details are read behind the balances, which need not be looked at again for them.
const judged = new WeakMap<AccountState, readonly unknown[]>()

/** Only what was read whole and just now is compared with what was before. */
function judgeBalances(
  kernel: Kernel,
  state: AccountState,
  memory: AccountMemory,
  { thresholds }: AlertSettings,
): Judged<AccountMemory> {
  if (!state.balances || state.failure) return { memory, found: [] }
  const display = kernel.settings.current().preferences.displayCurrency
  const key = [state.balances, state.rates, state.ratesFailure, thresholds, display]
  if (judged.get(state)?.every((part, index) => part === key[index])) return { memory, found: [] }
  judged.set(state, key)
  const amounts = new Map(
    state.balances.value.map(({ currency, available, vault }) => [currency, sum(available, vault)]),
  )
  const gone = fallenToZero(memory.held, { amounts, display })
  const { rates, totalIn } = totals(kernel, state, memory, [display, ...heldOf(amounts)])
  const measured: Measured = {
    atMs: state.balances.atMs,
    display,
    totalIn,
    amountOf: (currency) => amounts.get(currency),
  }
  const passed = passedThresholds({ series: memory.series, fired: memory.fired }, measured, thresholds)
  return {
    memory: withPart(memory, { held: gone.memory, rates, ...passed.memory }),
    found: [...gone.found, ...passed.found],
  }
}

function totals(
  kernel: Kernel,
  state: AccountState,
  { rates: before }: AccountMemory,
  currencies: readonly CurrencyCode[],
): { readonly rates: AccountMemory['rates']; readonly totalIn: Measured['totalIn'] } {
  const atHand = ratesAtHand(kernel, state)
  if (!atHand || state.ratesFailure) return { rates: before, totalIn: () => null }
  const { memory, isBelieved } = believeRates(
    before,
    { atMs: atHand.readAtMs, rates: atHand.rates },
    currencies,
  )
  const known = new Map<CurrencyCode, ReturnType<Measured['totalIn']>>()
  return {
    rates: memory,
    totalIn(currency) {
      if (!isBelieved) return null
      const { displayCurrency, privacy } = kernel.settings.current().preferences
      if (currency === displayCurrency) return totalOf(kernel, state.id, privacy)
      const total = known.get(currency) ?? priceBalances(state.balances?.value ?? [], atHand, currency).total
      known.set(currency, total)
      return total
    },
  }
}

function judgeAllBets(
  kernel: Kernel,
  state: AccountState,
  memory: AccountMemory,
  settings: AlertSettings,
): Judged<AccountMemory> {
  if (!state.bets) return { memory, found: [] }
  const rates = state.ratesFailure ? null : ratesAtHand(kernel, state)
  const convert: Convert = (amount, from, to) => {
    const [priced] = priceBalances([{ currency: from, available: amount, vault: zero }], rates, to).balances
    return priced?.value ?? null
  }
  const nowMs = kernel.ports.clock.now()
  const judgedBets = judgeBets(memory.bets, state.bets.value.bets, settings, convert, nowMs)
  return { memory: withPart(memory, { bets: judgedBets.memory }), found: judgedBets.found }
}

function heldOf(amounts: ReadonlyMap<CurrencyCode, Amount>): readonly CurrencyCode[] {
  return [...amounts].filter(([, amount]) => !isZero(amount)).map(([currency]) => currency)
}

function sum(one: Amount, other: Amount): Amount {
  return isZero(other) ? one : (parseAmount(new Big(one).plus(other).toFixed()) ?? one)
}

/** The same memory where nothing of it is another. */
function withPart(memory: AccountMemory, part: Partial<AccountMemory>): AccountMemory {
  const after: AccountMemory = { ...memory, ...part }
  const values = Object.values(memory)
  return Object.values(after).every((value, index) => value === values[index]) ? memory : after
}
