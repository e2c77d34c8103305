import { useId, useState } from 'react'
import type { Freshness } from '../../../app/domain/view.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import {
  failedText,
  momentText,
  nextText,
  paceSentence,
  refreshStrings as strings,
} from '../../../app/strings/en/refresh.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { Fact, Facts } from '../../ui/card.tsx'
import './reading-details.css'

/** When the account was read, what failed since, when it is read next, and how often: it floats on demand. */
export function ReadingDetails({ freshness }: { readonly freshness: Freshness }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="details-toggle" popoverTarget={id}>
        {strings.details}
      </button>
      {/* The platform's own: Escape and a click elsewhere close it, and the focus goes back to the button. */}
      <section
        id={id}
        popover="auto"
        aria-label={strings.title}
        className="reading-details"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && <ReadingFacts freshness={freshness} />}
      </section>
    </>
  )
}

function ReadingFacts({ freshness }: { readonly freshness: Freshness }) {
  const nowMs = useTimeStore((time) => time.nowMs)
  const { lastSuccessAtMs, failure, failures, failingSinceMs, partial, pace } = freshness
  return (
    <Facts>
      <Fact name={strings.lastRead}>
        {lastSuccessAtMs === null ? strings.never : momentText(lastSuccessAtMs, nowMs)}
      </Fact>
      {failure !== null && (
        <>
          <Fact name={strings.failed}>{failedText(failures, failingSinceMs, nowMs)}</Fact>
          <Fact name={strings.reason}>{failureText(failure)}</Fact>
        </>
      )}
      {partial.rates && <Fact name={strings.rates}>{failureText(partial.rates)}</Fact>}
      {partial.security && <Fact name={strings.security}>{failureText(partial.security)}</Fact>}
      <Fact name={strings.next}>{nextText(freshness, nowMs)}</Fact>
      {pace && <Fact name={strings.pace}>{paceSentence(pace)}</Fact>}
    </Facts>
  )
}
