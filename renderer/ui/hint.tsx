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
  const [isOpen, setOpen] = useState(false)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  // Everything that can be read stands in a landmark, so the tooltip floats within its view's own.
  const landmark = place?.closest('main') ?? null
  const change = (isWanted: boolean) => {
    if (!isWanted) setOpen(false)
    else afterScrolling(() => setOpen(place?.matches(':hover, :focus') ?? false))
  }
  return (
    <TooltipTrigger delay={300} closeDelay={0} isOpen={isOpen} onOpenChange={change}>
      <Focusable>
        <span role="note" className={`hinted ${className}`} ref={setPlace} {...inTabOrder}>
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

/** What gets the focus is scrolled into sight a frame later, and scrolling closes what floats. */
function afterScrolling(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}
