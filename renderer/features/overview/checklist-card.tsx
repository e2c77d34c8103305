import { ListChecks } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { CheckResult } from '../../../app/domain/check.ts'
import type { ChecklistView } from '../../../app/domain/view.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { doneText } from '../../../app/strings/en/page-checklist.ts'
import { moreChecksText, overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { goTo, seek } from '../../stores/page-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Status } from '../../ui/status.tsx'
import { lastCheckedAt, worstFirst } from '../checklist/check-order.ts'
import { Score } from '../checklist/score.tsx'
import { checkTones } from '../checklist/tones.ts'
import { Ago } from '../frame/ago.tsx'

const strings = overviewStrings.checklist

/** More would not be a glance; the rest is one press away. */
const most = 5

export function ChecklistCard({ checklist }: { readonly checklist: ChecklistView }) {
  const { results, running } = checklist
  const isAsked = useBusy('checklist.run')
  const isRunning = isAsked || running !== null
  return (
    <Card title={strings.title}>
      {results.length === 0 ? (
        <p className="soft">{strings.none}</p>
      ) : (
        <>
          <Score results={results} />
          <Wrong results={worstFirst(results)} />
        </>
      )}
      <footer className="card-foot">
        <span className="soft small">
          <When checklist={checklist} />
        </span>
        <Button look="bare" isBusy={isRunning} onPress={() => void runChecklist()}>
          {isRunning ? strings.running : results.length === 0 ? strings.runFirst : strings.run}
        </Button>
        <Button look="bare" icon={ListChecks} onPress={() => goTo('checklist')}>
          {strings.seeAll}
        </Button>
      </footer>
    </Card>
  )
}

/** What is wrong, each a way to the check itself. */
function Wrong({ results }: { readonly results: readonly CheckResult[] }) {
  if (results.length === 0) return null
  return (
    <ul className="wrong-checks">
      {results.slice(0, most).map(({ id, status }) => (
        <li key={id}>
          <AriaButton className="wrong-check" onPress={() => seek(id)}>
            <span className="wrong-title">{checkTexts[id].title}</span>
            <Status tone={checkTones[status]}>{pageStrings.status[status]}</Status>
          </AriaButton>
        </li>
      ))}
      {results.length > most && <li className="soft">{moreChecksText(results.length - most)}</li>}
    </ul>
  )
}

function When({ checklist: { results, running } }: { readonly checklist: ChecklistView }) {
  if (running !== null) return doneText(running.done, running.total)
  if (results.length === 0) return null
  return (
    <>
      {strings.checked} <Ago atMs={lastCheckedAt(results)} />
    </>
  )
}
