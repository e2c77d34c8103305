import { useEffect, useRef, type ReactNode } from 'react'
import type { SetupStep } from '../../../../app/domain/view.ts'
import { setupStrings as strings, stepOfText } from '../../../../app/strings/en/page-setup.ts'
import { goToStep } from '../../../stores/actions.ts'
import { useViewStore } from '../../../stores/view-store.ts'
import { Notices } from '../../frame/notices.tsx'
import { Button } from '../../../ui/button.tsx'
import { isPastKeeping, shownSteps } from '../shown-steps.ts'

interface StepFrameProps {
  readonly step: SetupStep
  readonly heading: string
  readonly lead?: ReactNode
  readonly children: ReactNode
  /** The way on, at the right of the foot; absent while there is none. */
  readonly next?: ReactNode
}

/** What every step has: where one is, the heading that takes the focus, and the way back. */
export function StepFrame({ step, heading, lead, children, next }: StepFrameProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const isFirst = useViewStore(({ view }) => view?.setup?.isFirst ?? true)
  const steps = shownSteps(isFirst)
  const at = steps.indexOf(step)
  const before = isPastKeeping(step) ? undefined : steps[at - 1]
  return (
    <div className="step">
      <Notices />
      <header>
        <p className="small soft">{stepOfText(at + 1, steps.length, strings.steps[step])}</p>
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {lead !== undefined && <p className="soft step-lead">{lead}</p>}
      </header>
      {children}
      <footer className="step-foot">
        {before && <Button onPress={() => void goToStep(before)}>{strings.back}</Button>}
        {next}
      </footer>
    </div>
  )
}
