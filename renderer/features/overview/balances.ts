import { isZero } from '../../../app/domain/amount.ts'
import type { PricedBalance } from '../../../app/domain/snapshot.ts'

interface Folded {
  readonly held: readonly PricedBalance[]
  readonly zeros: readonly PricedBalance[]
}

/** What the account holds, in the order it came, apart from the currencies it holds nothing of. */
export function foldZeros(balances: readonly PricedBalance[]): Folded {
  return { held: balances.filter(isHeld), zeros: balances.filter((balance) => !isHeld(balance)) }
}

function isHeld({ available, vault }: PricedBalance): boolean {
  return !isZero(available) || !isZero(vault)
}
