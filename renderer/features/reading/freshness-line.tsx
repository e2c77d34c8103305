import { Radio, TriangleAlert } from 'lucide-react'
import type { Freshness } from '../../../app/domain/view.ts'
import { overviewStrings as strings } from '../../../app/strings/en/page-overview.ts'
import { nextLine } from '../../../app/strings/en/refresh.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { Ago } from '../frame/ago.tsx'

/** How old the values are, and when they will be read again where that is not soon. */
export function FreshnessLine({ freshness }: { readonly freshness: Freshness }) {
  const { lastSuccessAtMs, stale, live } = freshness
  const next = useTimeStore(({ nowMs }) => nextLine(freshness, nowMs))
  return (
    <>
      {lastSuccessAtMs === null ? (
        <span>{strings.neverRead}</span>
      ) : (
        <span>
          {stale && (
            <span className="stale-word">
              <TriangleAlert size={16} aria-hidden /> {strings.stale},{' '}
            </span>
          )}
          {stale ? strings.lastRead : strings.updated} <Ago atMs={lastSuccessAtMs} />
        </span>
      )}
      {live === 'on' && (
        <span className="live-mark">
          <Radio size={16} aria-hidden /> {strings.live}
        </span>
      )}
      {next !== null && <span>{next}</span>}
    </>
  )
}
