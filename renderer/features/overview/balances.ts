import type { ShownBalance } from '../../../app/domain/snapshot.ts'

interface Folded {
  readonly held: readonly ShownBalance[]
  readonly zeros: readonly ShownBalance[]
}

/** What the account holds, in the order it came, apart from the currencies it holds nothing of. */
export function foldZeros(balances: readonly ShownBalance[]): Folded {
  return {
    held: balances.filter(({ isHeld }) => isHeld),
    zeros: balances.filter(({ isHeld }) => !isHeld),
  }
}
