import { asUserId } from '../domain/account.ts'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode } from '../domain/currency.ts'
import type { ApiFailure } from '../domain/failure.ts'
import type { BalanceChange, BalancePlace } from '../domain/live.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { AccountSecurity, Balance, Identity } from '../domain/snapshot.ts'
import { isHeld } from '../domain/zeros.ts'
import { member, NumberLiteral } from './json.ts'

/** `data` of an answer; its shape is unknown until the reader of an operation has checked it. */
export type Data = Readonly<Record<string, unknown>>
export type Reader<Value> = (data: Data) => Result<Value, ApiFailure>

/** `data.user { id name }` */
export const readIdentity: Reader<Identity> = (data) => {
  const user = member(data, 'user')
  const id = member(user, 'id')
  const name = member(user, 'name')
  if (typeof id !== 'string' || id === '') return drift('user.id')
  if (typeof name !== 'string') return drift('user.name')
  return ok({ userId: asUserId(id), name })
}

/** `data.user { hasTfaEnabled hasEmailVerified }`; null means that the API does not say, absence is drift. */
export const readSecurity: Reader<AccountSecurity> = (data) => {
  const user = member(data, 'user')
  const hasTfaEnabled = member(user, 'hasTfaEnabled')
  const hasEmailVerified = member(user, 'hasEmailVerified')
  if (!isFlag(hasTfaEnabled)) return drift('user.hasTfaEnabled')
  if (!isFlag(hasEmailVerified)) return drift('user.hasEmailVerified')
  return ok({ hasTfaEnabled, hasEmailVerified })
}

/**
 * `data.user.balances`, every entry in the order sent. A currency whose name does not fit `CurrencyCode` must
 * neither cost the reading of all others nor hide money: with a zero balance it is left out, otherwise it is
 * kept as `unknown_1`, `unknown_2`, …, which has no rate and so shows as unpriced.
 */
export const readBalances: Reader<readonly Balance[]> = (data) => {
  const entries = member(member(data, 'user'), 'balances')
  if (!Array.isArray(entries)) return drift('user.balances')
  const balances: Balance[] = []
  let unnamed = 0
  for (const [index, entry] of entries.entries()) {
    const path = `user.balances[${index}]`
    const available = readMoney(member(entry, 'available'), `${path}.available`)
    if (!available.ok) return available
    const vault = readMoney(member(entry, 'vault'), `${path}.vault`)
    if (!vault.ok) return vault
    if (available.value.name !== vault.value.name) return drift(`${path}.vault.currency`)
    const amounts = { available: available.value.amount, vault: vault.value.amount }
    const currency = parseCurrencyCode(available.value.name)
    if (currency) balances.push({ currency, ...amounts })
    else if (isHeld(amounts)) {
      unnamed += 1
      const standIn = parseCurrencyCode(`unknown_${unnamed}`)
      if (!standIn) return drift(`${path}.available.currency`)
      balances.push({ currency: standIn, ...amounts })
    }
  }
  return ok(balances)
}

/**
 * `data.availableBalances { balance { amount currency } }`, or the same under `vaultBalances`: what the balance is
 * from now on. Null where the currency's name does not fit `CurrencyCode`: only a whole reading can tell what it is
 * called there.
 */
export function readChange(place: BalancePlace, data: unknown): Result<BalanceChange | null, ApiFailure> {
  const path = `${place}Balances.balance`
  const money = readMoney(member(member(data, `${place}Balances`), 'balance'), path)
  if (!money.ok) return money
  const { amount, name } = money.value
  const currency = parseCurrencyCode(name)
  return ok(currency && { place, currency, amount })
}

interface Money {
  readonly amount: Amount
  readonly name: string
}

function readMoney(value: unknown, path: string): Result<Money, ApiFailure> {
  const amount = readAmount(member(value, 'amount'))
  const name = member(value, 'currency')
  if (!amount) return drift(`${path}.amount`)
  if (typeof name !== 'string') return drift(`${path}.currency`)
  return ok({ amount, name })
}

/** The exact value of a number as it was sent; null for anything else. */
export function readAmount(value: unknown): Amount | null {
  return value instanceof NumberLiteral ? parseAmount(value.source) : null
}

function isFlag(value: unknown): value is boolean | null {
  return typeof value === 'boolean' || value === null
}

/** `field` is a path that we wrote ourselves: nothing of the answer's text goes into a failure. */
export function drift(field: string): Result<never, ApiFailure> {
  return err({ kind: 'schema-drift', field })
}
