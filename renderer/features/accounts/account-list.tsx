import { Plus } from 'lucide-react'
import { mostAccounts } from '../../../app/domain/account-label.ts'
import type { View } from '../../../app/domain/view.ts'
import { accountsStrings as strings } from '../../../app/strings/en/accounts.ts'
import { settingsStrings } from '../../../app/strings/en/page-settings.ts'
import { beginSetup } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SettingRow } from '../../ui/field.tsx'
import { AccountRow } from './account-row.tsx'
import { OneAccount } from './one-account.tsx'
import './account-list.css'

/** All accounts with what is set of each; a single one lies open. */
export function AccountList({ view: { accounts } }: { readonly view: View }) {
  const [only] = accounts
  if (!only)
    return (
      <Card title={settingsStrings.account}>
        <SettingRow id="set-up" label={settingsStrings.accountNone} isLabelled={false}>
          <Button onPress={() => void beginSetup(null)}>{settingsStrings.setUp}</Button>
        </SettingRow>
      </Card>
    )
  return (
    <Card title={accounts.length === 1 ? settingsStrings.account : strings.accounts}>
      {accounts.length === 1 ? (
        <OneAccount account={only} isOneOfSeveral={false} />
      ) : (
        <ol className="account-list">
          {accounts.map((account, index) => (
            <AccountRow key={account.id} account={account} index={index} all={accounts.length} />
          ))}
        </ol>
      )}
      <Add isFull={accounts.length >= mostAccounts} />
    </Card>
  )
}

function Add({ isFull }: { readonly isFull: boolean }) {
  return (
    <SettingRow
      id="add"
      label={strings.add}
      help={isFull ? strings.full : strings.addHelp}
      isLabelled={false}
    >
      <Button icon={Plus} isDisabled={isFull} onPress={() => void beginSetup(null)}>
        {strings.add}
      </Button>
    </SettingRow>
  )
}
