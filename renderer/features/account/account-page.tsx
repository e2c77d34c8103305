import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import type { AccountDetails } from '../../../app/domain/account-details.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { accountStrings as strings } from '../../../app/strings/en/page-account.ts'
import { readAnew } from '../../stores/actions.ts'
import { followDetails, useDetailsStore } from '../../stores/details-store.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { AccessCard } from './access-card.tsx'
import { BetsCard } from './bets-card.tsx'
import { ProtectionCard } from './protection-card.tsx'
import { VipCard } from './vip-card.tsx'
import './account-page.css'

/** What is known of the account besides its balances; all of it read-only. */
export function AccountPage({ account }: { readonly account: AccountView }) {
  const details = useDetailsStore((state) => state.details)
  const isBusy = useBusy('account.readDetails')
  useEffect(() => followDetails(account.id), [account.id])
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{strings.title}</h1>
          <p className="soft">{strings.intro}</p>
        </div>
        <Button icon={RefreshCw} isBusy={isBusy} onPress={() => void readAnew(account.id)}>
          {isBusy ? strings.reading : strings.readAnew}
        </Button>
      </header>
      {details && <Cards account={account} details={details} />}
    </>
  )
}

interface CardsProps {
  readonly account: AccountView
  readonly details: AccountDetails
}

function Cards({ account: { host }, details }: CardsProps) {
  return (
    <div className="account-cards">
      <div className="stack">
        <ProtectionCard details={details} host={host} />
        <VipCard detail={details.vip} host={host} />
        <AccessCard kind="api-key" detail={details.access} host={host} />
      </div>
      <AccessCard kind="session" detail={details.access} host={host} />
      <BetsCard detail={details.bets} host={host} />
    </div>
  )
}
