import { useEffect, useRef, type ReactNode } from 'react'

interface OutcomeProps {
  /** Changes with what happened: then it is brought into sight, above the step's foot. */
  readonly turn: string
  readonly children: ReactNode
}

/** What an action on this step led to; read aloud as it appears. */
export function Outcome({ turn, children }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(turn)
  useEffect(() => {
    if (shown.current === turn) return
    shown.current = turn
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [turn])
  return (
    <div ref={place} aria-live="polite" className="outcome">
      {children}
    </div>
  )
}
