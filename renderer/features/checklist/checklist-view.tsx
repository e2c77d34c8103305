import { RefreshCw } from 'lucide-react'
import type { CheckResult } from '../../../app/domain/check.ts'
import type { ChecklistView as Checklist } from '../../../app/domain/view.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { checklistStrings as strings } from '../../../app/strings/en/page-checklist.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Status } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'
import { Evidence } from './check-line.tsx'
import { checkTones } from './tones.ts'
import './checklist-view.css'

/** Every check wholly open: what was found, why it matters, what to do. */
export function ChecklistView({ checklist: { results } }: { readonly checklist: Checklist }) {
  return (
    <>
      <header className="view-head">
        <h1>{strings.title}</h1>
        <RunAgain />
      </header>
      <p className="soft lead">{strings.lead}</p>
      {results.length === 0 && <p className="soft">{strings.none}</p>}
      <div className="checks">
        {results.map((check) => (
          <CheckCard key={check.id} check={check} />
        ))}
      </div>
    </>
  )
}

function RunAgain() {
  const isRunning = useBusy('checklist.run')
  return (
    <Button icon={RefreshCw} isBusy={isRunning} onPress={() => void runChecklist()}>
      {isRunning ? strings.running : strings.run}
    </Button>
  )
}

function CheckCard({ check }: { readonly check: CheckResult }) {
  const { title, why, fix } = checkTexts[check.id]
  return (
    <Card
      title={title}
      aside={<Status tone={checkTones[check.status]}>{pageStrings.status[check.status]}</Status>}
    >
      <dl className="check-parts">
        <dt>{strings.evidence}</dt>
        <dd>
          <Evidence lines={check.evidence} />
        </dd>
        <dt>{strings.why}</dt>
        <dd>{why}</dd>
        {check.status !== 'pass' && (
          <>
            <dt>{strings.fix}</dt>
            <dd>{fix}</dd>
          </>
        )}
      </dl>
      <p className="small soft">
        {strings.checked} <Ago atMs={check.checkedAtMs} />
      </p>
    </Card>
  )
}
