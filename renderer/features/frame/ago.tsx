import type { EpochMs } from '../../../app/domain/time.ts'
import { minuteMs } from '../../../app/domain/time.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { Moment } from '../../ui/moment.tsx'

/** A time that goes on ticking: by the second while it is young, by the minute after that. */
export function Ago({ atMs }: { readonly atMs: EpochMs }) {
  const nowMs = useTimeStore(({ nowMs: now }) =>
    Math.abs(now - atMs) < minuteMs ? now : now - ((now - atMs) % minuteMs),
  )
  return <Moment atMs={atMs} nowMs={nowMs} />
}
