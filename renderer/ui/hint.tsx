import { useState, type ReactNode } from 'react'
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import './hint.css'

interface HintProps {
  /** What floats beside it. */
  readonly text: string
  readonly className: string
  readonly children: ReactNode
}

/** The hint must not be the mouse's alone, so the text takes the focus. */
const inTabOrder = { tabIndex: 0 }

/** A text with more of it on hover and focus. */
export function Hint({ text, className, children }: HintProps) {
  // Everything that can be read stands in a landmark, so the tooltip floats within its view's own.
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Focusable>
        <span
          role="note"
          className={`hinted ${className}`}
          ref={(element) => setLandmark(element?.closest('main') ?? null)}
          {...inTabOrder}
        >
          {children}
        </span>
      </Focusable>
      <Tooltip
        className="tooltip"
        placement="bottom"
        offset={6}
        {...(landmark !== null && { UNSTABLE_portalContainer: landmark })}
      >
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}
