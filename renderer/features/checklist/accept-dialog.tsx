import { useRef, useState } from 'react'
import {
  acceptanceDays,
  longestReason,
  type AcceptanceDays,
  type Finding,
} from '../../../app/domain/check.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import {
  asideLengths,
  checklistStrings as strings,
  untilText,
} from '../../../app/strings/en/page-checklist.ts'
import { visible } from '../../../app/strings/visible.ts'
import { acceptFinding } from '../../stores/actions.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useTry } from '../../stores/use-try.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, helpIdOf, Select } from '../../ui/field.tsx'
import { FoundAt } from './found-at.tsx'
import './accept-dialog.css'

interface AcceptDialogProps {
  readonly finding: Finding
  readonly onClose: () => void
}

type Kind = 'snoozed' | 'accepted'

const kinds: readonly Kind[] = ['snoozed', 'accepted']

/** The owner's word on a finding: why it does not count, and until when. */
export function AcceptDialog({ finding, onClose }: AcceptDialogProps) {
  const [kind, setKind] = useState<Kind>('snoozed')
  const isYours = finding.isYours ?? false
  // What is more than a day would not hold: main counts that token again by then.
  const [days, setDays] = useState<AcceptanceDays>(isYours ? 1 : 30)
  const [reason, setReason] = useState('')
  const [isReasonMissed, setReasonMissed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { isBusy, failure, attempt } = useTry()

  const handOver = async () => {
    if (isBusy) return
    const isMissing = reason.trim() === ''
    setReasonMissed(isMissing)
    if (isMissing) field.current?.focus()
    else if (await attempt(() => acceptFinding({ finding: finding.id, kind, reason: reason.trim(), days })))
      onClose()
  }

  return (
    <Dialog
      title={strings.asideDialog}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button look="main" isBusy={isBusy} onPress={() => void handOver()}>
            {strings.setAside}
          </Button>
        </>
      }
    >
      <form
        className="aside-form"
        onSubmit={(event) => {
          event.preventDefault()
          void handOver()
        }}
      >
        <div className="finding-text">
          <p>{visible(finding.text)}</p>
          {finding.place && <FoundAt place={finding.place} />}
        </div>
        {!isYours && (
          <Choices
            legend={strings.asideHow}
            isLegendSeen={false}
            look="line"
            value={kind}
            options={kinds.map((value) => ({ value, label: strings.asideKinds[value] }))}
            onChange={setKind}
          />
        )}
        <Field
          id="reason"
          label={strings.reason}
          help={strings.reasonHelp}
          problem={isReasonMissed && reason.trim() === '' ? strings.reasonProblem : null}
        >
          <input
            ref={field}
            id="reason"
            className="input"
            autoComplete="off"
            maxLength={longestReason}
            value={reason}
            required
            aria-invalid={isReasonMissed && reason.trim() === ''}
            aria-describedby={helpIdOf('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        {isYours ? (
          <p className="soft">{strings.asideYours}</p>
        ) : (
          <Length kind={kind} days={days} onChange={setDays} />
        )}
        {failure && <Banner tone="bad">{failureText(failure)}</Banner>}
      </form>
    </Dialog>
  )
}

interface LengthProps {
  readonly kind: Kind
  readonly days: AcceptanceDays
  readonly onChange: (days: AcceptanceDays) => void
}

function Length({ kind, days, onChange }: LengthProps) {
  const untilMs = useTimeStore(({ nowMs }) => nowMs - (nowMs % dayMs)) + days * dayMs
  return (
    <Field id="aside-for" label={strings.asideFor} help={untilText(kind, untilMs)}>
      <Select
        id="aside-for"
        value={String(days)}
        options={asideLengths.map((length) => ({ value: String(length.days), label: length.label }))}
        onChange={(value) => {
          const chosen = acceptanceDays.find((length) => String(length) === value)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
    </Field>
  )
}
