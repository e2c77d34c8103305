import { useState } from 'react'
import type { Acceptance, Finding } from '../../../app/domain/check.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import {
  asideText,
  checklistStrings as strings,
  setAsideLabel,
  withdrawLabel,
} from '../../../app/strings/en/page-checklist.ts'
import { shownPlace } from '../../../app/strings/shown-path.ts'
import { visible } from '../../../app/strings/visible.ts'
import { withdrawFinding } from '../../stores/actions.ts'
import { useTry } from '../../stores/use-try.ts'
import { Button } from '../../ui/button.tsx'
import { FirstFew } from '../../ui/first-few.tsx'
import { ToneIcon } from '../../ui/status.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { FoundAt } from './found-at.tsx'
import { checkTones } from './tones.ts'
import './finding-list.css'

/** What counts, each with where it is and the way to set it aside. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <FirstFew
      className="findings"
      items={findings}
      keyOf={({ id }) => id}
      render={(finding) => <FindingLine finding={finding} />}
    />
  )
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const [isAsking, setAsking] = useState(false)
  const { severity, text, place } = finding
  return (
    <li className="finding">
      <ToneIcon tone={checkTones[severity]} />
      <div className="finding-text">
        <p>
          <span className="unseen">{strings.severity[severity]}: </span>
          {visible(text)}
        </p>
        {place && <FoundAt place={place} />}
      </div>
      <Button look="bare" label={setAsideLabel(nameOfFinding(finding))} onPress={() => setAsking(true)}>
        {strings.setAside}
      </Button>
      {isAsking && <AcceptDialog finding={finding} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** What was set aside stays in sight, with why and until when. */
export function AsideList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <FirstFew
      className="findings aside"
      items={findings.flatMap(({ acceptance, ...finding }) => (acceptance ? [{ finding, acceptance }] : []))}
      keyOf={({ finding }) => finding.id}
      render={({ finding, acceptance }) => <AsideLine finding={finding} acceptance={acceptance} />}
    />
  )
}

interface AsideLineProps {
  readonly finding: Omit<Finding, 'acceptance'>
  readonly acceptance: Acceptance
}

function AsideLine({ finding, acceptance }: AsideLineProps) {
  const { isBusy, failure, attempt } = useTry()
  const { text, place, id } = finding
  const { reason, untilMs } = acceptance
  return (
    <li className="finding">
      <div className="finding-text">
        <p>{visible(text)}</p>
        {place && <FoundAt place={place} />}
        <p className="small">
          {asideText(acceptance)}
          {untilMs !== null && <q className="reason">{visible(reason)}</q>}
        </p>
        {failure && <p className="small bad">{failureText(failure)}</p>}
      </div>
      {untilMs !== null && (
        <Button
          look="bare"
          label={withdrawLabel(nameOfFinding(finding))}
          isBusy={isBusy}
          onPress={() => void attempt(() => withdrawFinding(id))}
        >
          {strings.withdraw}
        </Button>
      )}
    </li>
  )
}

function nameOfFinding({ text, place }: Pick<Finding, 'text' | 'place'>): string {
  return `${visible(text)}${place ? `, ${shownPlace(place).short}` : ''}`
}
