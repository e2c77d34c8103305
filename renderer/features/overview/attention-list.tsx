import { CircleCheck } from 'lucide-react'
import { memo } from 'react'
import type { CheckResult } from '../../../app/domain/check.ts'
import { usd } from '../../../app/domain/currency.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { allWellText, overviewStrings as strings } from '../../../app/strings/en/page-overview.ts'
import { beginSetup, refresh, retryKeychain } from '../../stores/actions.ts'
import { useFeedbackStore } from '../../stores/feedback-store.ts'
import { goTo } from '../../stores/page-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Elsewhere, useTroubleElsewhere } from '../accounts/elsewhere.tsx'
import { attention, type AttentionAction } from './attention.ts'

interface AttentionListProps {
  readonly account: AccountView
  readonly results: readonly CheckResult[]
}

export function AttentionList({ account, results }: AttentionListProps) {
  const display = useViewStore(({ view }) => view?.preferences.displayCurrency ?? usd)
  const elsewhere = useTroubleElsewhere()
  const items = attention(account, results, display)
  if (items.length === 0 && elsewhere.length === 0) return <AllWell account={account} results={results} />
  return (
    <section aria-label={strings.attentionTitle}>
      <ul className="attention">
        {items.map(({ tone, text, action }) => (
          <li key={text}>
            <Banner
              tone={tone}
              action={
                <ActionButton id={account.id} isRefreshing={account.freshness.refreshing} action={action} />
              }
            >
              {text}
            </Banner>
          </li>
        ))}
        {elsewhere.length > 0 && (
          <li>
            <Elsewhere accounts={elsewhere} />
          </li>
        )}
      </ul>
    </section>
  )
}

function AllWell({ account, results }: AttentionListProps) {
  if (account.snapshot === null) return null
  const passed = results.every(({ status }) => status === 'pass') ? results.length : 0
  return (
    <p className="all-well small soft">
      <CircleCheck className="good" size={16} aria-hidden />
      {allWellText(account.token.health.remainingMs, passed)}
    </p>
  )
}

interface ActionButtonProps extends Pick<AccountView, 'id'> {
  readonly isRefreshing: boolean
  readonly action: AttentionAction
}

const labels: Readonly<Record<AttentionAction, string>> = {
  'set-up': strings.act.setUp,
  replace: strings.act.replace,
  probe: strings.act.probe,
  refresh: strings.act.refresh,
  unlock: strings.act.unlock,
  checklist: strings.act.checklist,
  currency: strings.act.currency,
}

const ActionButton = memo(function ActionButton({ id, isRefreshing, action }: ActionButtonProps) {
  const busy = useFeedbackStore((state) => state.busy)
  const isBusy =
    ((action === 'refresh' || action === 'probe') && (busy.has('account.refresh') || isRefreshing)) ||
    (action === 'unlock' && busy.has('account.retryKeychain'))
  return (
    <Button isBusy={isBusy} onPress={() => act(action, id)}>
      {labels[action]}
    </Button>
  )
})

function act(action: AttentionAction, id: AccountView['id']): void {
  const acts: Readonly<Record<AttentionAction, () => unknown>> = {
    'set-up': () => beginSetup(id),
    replace: () => beginSetup(id),
    probe: () => refresh(id),
    refresh: () => refresh(id),
    unlock: () => retryKeychain(id),
    checklist: () => goTo('checklist'),
    currency: () => goTo('settings'),
  }
  acts[action]()
}
