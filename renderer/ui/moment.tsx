import type { EpochMs } from '../../app/domain/time.ts'
import { formatExactTime, formatRelative } from '../../app/strings/format.ts'
import { Hint } from './hint.tsx'
import './moment.css'

interface MomentProps {
  readonly atMs: EpochMs
  readonly nowMs: EpochMs
}

/** A time as people say it, with the exact one on hover and focus. */
export function Moment({ atMs, nowMs }: MomentProps) {
  return (
    <Hint text={formatExactTime(atMs)} className="moment">
      <time dateTime={new Date(atMs).toISOString()}>{formatRelative(atMs, nowMs)}</time>
    </Hint>
  )
}
