import { useEffect, useRef, useState } from 'react'
import { secondMs } from '../../../app/domain/time.ts'
import type { ChecklistRun } from '../../../app/domain/view.ts'
import { checklistStrings as strings, doneText, scanText } from '../../../app/strings/en/page-checklist.ts'
import { stopChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import './run-progress.css'

/** Often enough to know that it goes on, seldom enough to listen to something else meanwhile. */
const spokenEveryMs = 10 * secondMs

/** How far a run is, and the way to end it. */
export function RunProgress({ run: { done, total, scan } }: { readonly run: ChecklistRun }) {
  const isStopping = useBusy('checklist.stop')
  const checks = doneText(done, total)
  const reading = scan === null ? '' : scanText(scan)
  const spoken = useSeldom(`${checks} ${reading}`, spokenEveryMs)
  return (
    <div className="run">
      <progress aria-label={strings.progress} value={done} max={total} />
      <div className="run-words">
        <p>{checks}</p>
        <p className="soft">{reading}</p>
      </div>
      <Button isBusy={isStopping} onPress={() => void stopChecklist()}>
        {isStopping ? strings.stopping : strings.stop}
      </Button>
      <p className="unseen" aria-live="polite">
        {spoken}
      </p>
    </div>
  )
}

/** The text as it last was when its time came. */
function useSeldom(text: string, everyMs: number): string {
  const latest = useRef(text)
  const [shown, setShown] = useState(text)
  useEffect(() => {
    latest.current = text
  }, [text])
  useEffect(() => {
    const timer = setInterval(() => setShown(latest.current), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return shown
}
