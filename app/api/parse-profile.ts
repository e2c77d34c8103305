import { Big } from 'big.js'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { ok } from '../domain/result.ts'
import type { AccountKyc, VipProgress } from '../domain/snapshot.ts'
import { cleanText } from './fields.ts'
import { member } from './json.ts'
import { drift, readAmount, type Reader } from './parse.ts'

/** `data.user { kycStatus }`; null means that the API does not say, absence is drift. */
export const readKyc: Reader<AccountKyc> = (data) => {
  const status = member(member(data, 'user'), 'kycStatus')
  if (typeof status !== 'string' && status !== null) return drift('user.kycStatus')
  return ok({ level: cleanText(status) })
}

/**
 * `data.user.flagProgress { flag progress }`; null, or the flag `none`, is no level. The progress is a fraction of
 * the way to the next one: what lies outside of 0 to 1 is not understood, and not known.
 */
export const readVip: Reader<VipProgress> = (data) => {
  const progress = member(member(data, 'user'), 'flagProgress')
  if (progress === null) return ok({ flag: null, percent: null })
  const flag = member(progress, 'flag')
  if (typeof flag !== 'string' && flag !== null) return drift('user.flagProgress.flag')
  return ok({
    flag: flag === 'none' ? null : cleanText(flag),
    percent: percentOf(readAmount(member(progress, 'progress'))),
  })
}

/** Cut, not rounded: nobody is at 100 % before having arrived. */
function percentOf(fraction: Amount | null): Amount | null {
  if (fraction === null) return null
  const percent = new Big(fraction).times(100)
  if (percent.lt(0) || percent.gt(100)) return null
  return parseAmount(percent.round(2, Big.roundDown).toFixed())
}
