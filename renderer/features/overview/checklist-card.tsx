import { ListChecks } from 'lucide-react'
import type { AccountView } from '../../../app/domain/view.ts'
import { checksSummary, overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { goTo } from '../../stores/page-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckLine } from '../checklist/check-line.tsx'
import { Ago } from '../frame/ago.tsx'

const strings = overviewStrings.checklist

export function ChecklistCard({ account }: { readonly account: AccountView }) {
  const isRunning = useBusy('checklist.run')
  const { checklist } = account
  const passed = checklist.filter(({ status }) => status === 'pass').length
  const [first] = checklist
  return (
    <Card
      title={strings.title}
      aside={first && <span className="soft">{checksSummary(passed, checklist.length)}</span>}
    >
      {checklist.length === 0 ? (
        <p className="soft">{strings.none}</p>
      ) : (
        <ul className="check-lines">
          {checklist.map((check) => (
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
        <Button look="bare" isBusy={isRunning} onPress={() => void runChecklist(account.id)}>
          {isRunning ? strings.running : strings.run}
        </Button>
        <Button look="bare" icon={ListChecks} onPress={() => goTo('checklist')}>
          {strings.seeAll}
        </Button>
      </footer>
    </Card>
  )
}
