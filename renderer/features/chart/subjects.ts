import type { HistorySubject } from '../../../app/domain/history.ts'
import type { ShownSnapshot } from '../../../app/domain/snapshot.ts'
import { currenciesOf } from '../../../app/domain/zeros.ts'

/** What a line can be drawn of: the total, what is held in its order, and the rest; also what was chosen before. */
export function subjects(
  snapshot: Pick<ShownSnapshot, 'balances' | 'zeros'> | null,
  chosen: HistorySubject,
): readonly HistorySubject[] {
  const all: readonly HistorySubject[] = ['total', ...(snapshot ? currenciesOf(snapshot) : [])]
  return all.includes(chosen) ? all : [...all, chosen]
}
