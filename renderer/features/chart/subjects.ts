import type { HistorySubject } from '../../../app/domain/history.ts'
import type { ShownBalance } from '../../../app/domain/snapshot.ts'

/** What a line can be drawn of: the total, what is held in its order, and the rest; also what was chosen before. */
export function subjects(
  balances: readonly ShownBalance[],
  chosen: HistorySubject,
): readonly HistorySubject[] {
  const held = balances.filter(({ isHeld }) => isHeld).map(({ currency }) => currency)
  const others = balances.filter(({ isHeld }) => !isHeld).map(({ currency }) => currency)
  const all: readonly HistorySubject[] = ['total', ...held, ...others.toSorted()]
  return all.includes(chosen) ? all : [...all, chosen]
}
