import { create } from 'zustand'
import type { Requests } from '../../app/contract/bridge.ts'
import type { AccountId } from '../../app/domain/account.ts'
import type { Failure } from '../../app/domain/failure.ts'
import type { HistorySeries } from '../../app/domain/history.ts'
import { secondMs } from '../../app/domain/time.ts'
import { bridge } from '../bridge.ts'

type Line = Requests['history.series']

export interface SeriesStore {
  /** Whose line it is; another account's is never shown for it. */
  readonly account: AccountId | null
  readonly series: HistorySeries | null
  /** Why the last asking brought none. */
  readonly failure: Failure | null
}

const nothing: SeriesStore = { account: null, series: null, failure: null }

/** The line that is looked at, as main last gave it. */
export const useSeriesStore = create<SeriesStore>()(() => nothing)

/** Readings may come in streams: the same line is asked for again no more often than this. */
const restMs = secondMs

interface Asking {
  line: Line | null
  reading: string | null
  isDue: boolean
  isUnderWay: boolean
  endRest: (() => void) | null
}

const asking: Asking = { line: null, reading: null, isDue: false, isUnderWay: false, endRest: null }

/**
 * Asks for a line as of a reading, one asking at a time, and none while the page cannot be seen. `reading` names
 * what the line would be made of: as long as it stays the same, so does the line; with null while one is under way.
 */
export function wantSeries(line: Line, reading: string | null): void {
  if (useSeriesStore.getState().account !== line.account) useSeriesStore.setState(nothing)
  const isOther = !isSameLine(asking.line, line)
  if (!isOther && (reading === null || asking.reading === reading)) return
  asking.line = line
  asking.reading = reading
  asking.isDue = true
  if (isOther) asking.endRest?.()
  void askWhileDue()
}

/** Asks once more, as the last asking failed. */
export function askAgain(): void {
  asking.isDue = true
  asking.endRest?.()
  void askWhileDue()
}

/** Nobody looks any more, or amounts were hidden: what is not shown is not kept either. */
export function dropSeries(): void {
  asking.line = null
  asking.isDue = false
  useSeriesStore.setState(nothing)
}

/** A page that comes back into sight catches up. */
export function startSeries(): void {
  document.addEventListener('visibilitychange', () => void askWhileDue())
}

async function askWhileDue(): Promise<void> {
  if (asking.isUnderWay) return
  asking.isUnderWay = true
  while (asking.line && asking.isDue && !document.hidden) {
    const { line } = asking
    asking.isDue = false
    await ask(line)
    if (isSameLine(asking.line, line)) await rest()
  }
  asking.isUnderWay = false
}

/** Ends before its time when another line is wanted, or the person asks. */
function rest(): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, restMs)
    function end(): void {
      clearTimeout(timer)
      asking.endRest = null
      done()
    }
    asking.endRest = end
  })
}

async function ask(line: Line): Promise<void> {
  const answer = await bridge.call['history.series'](line).catch(() => null)
  if (!isSameLine(asking.line, line)) return
  const { account } = line
  if (answer?.ok) useSeriesStore.setState({ account, series: answer.value, failure: null })
  else useSeriesStore.setState({ account, series: null, failure: answer?.failure ?? { kind: 'closed' } })
}

function isSameLine(one: Line | null, other: Line): boolean {
  return (
    one !== null &&
    one.account === other.account &&
    one.subject === other.subject &&
    one.range === other.range
  )
}
