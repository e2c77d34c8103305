import { useState } from 'react'
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import type { EpochMs } from '../../app/domain/time.ts'
import { formatExactTime, formatRelative } from '../../app/strings/format.ts'
import './moment.css'

interface MomentProps {
  readonly atMs: EpochMs
  readonly nowMs: EpochMs
}

/** The exact time must not be the mouse's alone, so the text takes the focus. */
const inTabOrder = { tabIndex: 0 }

/** A time as people say it, with the exact one on hover and focus. */
export function Moment({ atMs, nowMs }: MomentProps) {
  // Everything that can be read stands in a landmark, so the tooltip floats within its view's own.
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Focusable>
        <span
          role="note"
          className="moment"
          ref={(element) => setLandmark(element?.closest('main') ?? null)}
          {...inTabOrder}
        >
          <time dateTime={new Date(atMs).toISOString()}>{formatRelative(atMs, nowMs)}</time>
        </span>
      </Focusable>
      <Tooltip
        className="tooltip"
        placement="bottom"
        offset={6}
        {...(landmark !== null && { UNSTABLE_portalContainer: landmark })}
      >
        {formatExactTime(atMs)}
      </Tooltip>
    </TooltipTrigger>
  )
}
