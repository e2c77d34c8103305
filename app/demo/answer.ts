import type { EpochMs } from '../domain/time.ts'
import { demoApiKeysJson, demoSessionsJson } from './access.ts'
import { demoBetsJson } from './bets.ts'
import { demoCurrencies, demoHoldings, demoRates, type DemoHolding } from './currencies.ts'
import { decimal } from './forms.ts'
import { demoToken } from './token.ts'

export interface DemoRequest {
  readonly operationName: string
  readonly token: string | null
  /** No question takes any today; part of what a GraphQL request is. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly nowMs: EpochMs
}

export interface DemoAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const stepMs = 10_000

/**
 * What Stake would answer for the demo account: the same request at the same time gives the same answer, and
 * the balances move a little every ten seconds. As at Stake, a wrong token answers 200 with `user: null`, and
 * an operation that is not known answers 400.
 */
export function demoAnswer({ operationName, token, nowMs }: DemoRequest): DemoAnswer {
  if (operationName === 'CurrencyConfiguration') return accepted(`{"currencyConfiguration":${ratesJson}}`)
  const fields = userFields(operationName, nowMs)
  if (fields === null) return { status: 400, headers, body: unknownOperation }
  if (token !== demoToken()) return accepted('{"user":null}')
  return accepted(`{"user":{"id":"00000000-0000-4000-8000-0000000de300",${fields}}}`)
}

function userFields(operationName: string, nowMs: EpochMs): string | null {
  switch (operationName) {
    case 'UserMeta':
      return '"name":"demo-player"'
    case 'UserProtection':
      return '"hasTfaEnabled":true,"hasEmailVerified":true'
    case 'UserStanding':
      return '"isBanned":false,"isSuspended":false,"isMuted":false,"selfExclude":null'
    case 'SessionList':
      return `"sessionList":${demoSessionsJson(nowMs)}`
    case 'UserApiKeys':
      return `"apiKeys":${demoApiKeysJson(nowMs)}`
    case 'MyBetList':
      return `"houseBetList":${demoBetsJson(nowMs)}`
    case 'UserKycInfo':
      return '"kycStatus":"extended"'
    case 'VipProgressMeta':
      return '"flagProgress":{"flag":"silver","progress":0.42718}'
    case 'UserBalances':
      return `"balances":[${demoCurrencies.map((currency) => balanceJson(currency, nowMs)).join(',')}]`
    default:
      return null
  }
}

const headers = { 'content-type': 'application/json; charset=utf-8' }

const unknownOperation =
  '{"errors":[{"message":"Unknown operation.","errorType":"graphqlValidation","path":null}]}'

function accepted(data: string): DemoAnswer {
  return { status: 200, headers, body: `{"data":${data}}` }
}

function balanceJson(currency: string, nowMs: EpochMs): string {
  const holding = demoHoldings.find((one) => one.currency === currency)
  const available = holding ? decimal(availableUnits(holding, nowMs), holding.decimals) : '0'
  const vault = holding ? decimal(holding.vault, holding.decimals) : '0'
  return `{"available":${moneyJson(available, currency)},"vault":${moneyJson(vault, currency)}}`
}

function moneyJson(amount: string, currency: string): string {
  return `{"amount":${amount},"currency":"${currency}"}`
}

const ratesJson = `{"baseRates":[${Object.entries(demoRates)
  .map(([currency, rate]) => `{"currency":"${currency}","baseRate":${rate}}`)
  .join(',')}]}`

/** What is available then, in the smallest unit: two waves of different length, so that it neither stands still nor visibly repeats. */
export function availableUnits({ available, swing, currency }: DemoHolding, nowMs: EpochMs): bigint {
  const step = BigInt(Math.floor(nowMs / stepMs)) + BigInt(currency.charCodeAt(0) * 7)
  const slow = wave(step, 360n)
  const quick = wave(step, 26n)
  return available + (swing * (slow * 3n + quick)) / 4000n
}

/** A triangle between -1000 and 1000 that repeats after `period` steps. */
function wave(step: bigint, period: bigint): bigint {
  const at = ((step % period) + period) % period
  const half = period / 2n
  return (at < half ? at : period - at) * (2000n / half) - 1000n
}
