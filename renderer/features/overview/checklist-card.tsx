import { ListChecks } from 'lucide-react'
import type { ChecklistView } from '../../../app/domain/view.ts'
import { checksSummary, overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { goTo } from '../../stores/page-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckLine } from '../checklist/check-line.tsx'
import { Ago } from '../frame/ago.tsx'

const strings = overviewStrings.checklist

export function ChecklistCard({ checklist: { results } }: { readonly checklist: ChecklistView }) {
  const isRunning = useBusy('checklist.run')
  const passed = results.filter(({ status }) => status === 'pass').length
  const [first] = results
  return (
    <Card
      title={strings.title}
      aside={first && <span className="soft">{checksSummary(passed, results.length)}</span>}
    >
      {results.length === 0 ? (
        <p className="soft">{strings.none}</p>
      ) : (
        <ul className="check-lines">
          {results.map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
        </ul>
      )}
      <footer className="card-foot">
        <span className="soft small">
          {first && (
            <>
              {strings.checked} <Ago atMs={first.checkedAtMs} />
            </>
          )}
        </span>
        <Button look="bare" isBusy={isRunning} onPress={() => void runChecklist()}>
          {isRunning ? strings.running : strings.run}
        </Button>
        <Button look="bare" icon={ListChecks} onPress={() => goTo('checklist')}>
          {strings.seeAll}
        </Button>
      </footer>
    </Card>
  )
}
