import { ListChecks } from 'lucide-react'
import { memo } from 'react'
import type { ChecklistView } from '../../../app/domain/view.ts'
import { doneText } from '../../../app/strings/en/page-checklist.ts'
import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { goTo } from '../../stores/page-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { lastCheckedAt, worstFirst } from '../checklist/check-order.ts'
import { Score } from '../checklist/score.tsx'
import { WrongChecks } from '../checklist/wrong-checks.tsx'
import { Ago } from '../frame/ago.tsx'

const strings = overviewStrings.checklist

export const ChecklistCard = memo(function ChecklistCard({
  checklist,
}: {
  readonly checklist: ChecklistView
}) {
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
          <WrongChecks results={worstFirst(results)} />
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
})

function When({ checklist: { results, running } }: { readonly checklist: ChecklistView }) {
  if (running !== null) return doneText(running.done, running.total)
  if (results.length === 0) return null
  return (
    <>
      {strings.checked} <Ago atMs={lastCheckedAt(results)} />
    </>
  )
}
