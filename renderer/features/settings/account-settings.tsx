import type { AccountView } from '../../../app/domain/view.ts'
import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { settingsStrings as strings } from '../../../app/strings/en/page-settings.ts'
import { beginSetup, forgetToken, setRotation } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SettingRow } from '../../ui/field.tsx'
import { RotationSelect } from '../rotation/rotation-select.tsx'
import { ForgetRow } from './forget-row.tsx'

export function AccountSettings({ account }: { readonly account: AccountView | null }) {
  if (!account)
    return (
      <Card title={strings.account}>
        <SettingRow id="set-up" label={strings.accountNone} isLabelled={false}>
          <Button onPress={() => void beginSetup(null)}>{strings.setUp}</Button>
        </SettingRow>
      </Card>
    )
  return (
    <Card title={strings.account}>
      <p className="whose">
        <span className="account-name">{account.name ?? overviewStrings.unnamed}</span>
        <span className="soft">
          {overviewStrings.onHost} {account.host}
        </span>
      </p>
      <SettingRow id="replace" label={strings.replace} help={strings.replaceHelp} isLabelled={false}>
        <Button onPress={() => void beginSetup(account.id)}>{overviewStrings.token.replace}</Button>
      </SettingRow>
      <SettingRow id="rotation" label={strings.rotation} help={strings.rotationHelp}>
        <RotationSelect
          id="rotation"
          days={account.token.rotationDays}
          onChange={(days) => void setRotation(account.id, days)}
        />
      </SettingRow>
      <ForgetToken account={account} />
    </Card>
  )
}

function ForgetToken({ account }: { readonly account: AccountView }) {
  const isBusy = useBusy('account.forgetToken')
  const forget = async (close: () => void) => {
    await forgetToken(account.id)
    close()
  }
  return <ForgetRow id="forget" words={strings} isBusy={isBusy} onForget={forget} />
}
