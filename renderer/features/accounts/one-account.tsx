import { accountName } from '../../../app/domain/account-label.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { accountsStrings as strings, forgetTitleText } from '../../../app/strings/en/accounts.ts'
import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { settingsStrings } from '../../../app/strings/en/page-settings.ts'
import { visible } from '../../../app/strings/visible.ts'
import { beginSetup, changeAccount, forgetToken, setRotation } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { ForgetRow } from '../../ui/forget-row.tsx'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { RotationSelect } from '../rotation/rotation-select.tsx'
import { LabelSetting } from './label-setting.tsx'

interface OneAccountProps {
  readonly account: AccountView
  readonly isOneOfSeveral: boolean
}

/** All that is set of one account. */
export function OneAccount({ account, isOneOfSeveral }: OneAccountProps) {
  const { id, token } = account
  return (
    <>
      {!isOneOfSeveral && (
        <p className="whose">
          <span className="account-name">{visible(accountName(account))}</span>
          <span className="soft">
            {overviewStrings.onHost} {account.host}
          </span>
        </p>
      )}
      <LabelSetting key={account.label} account={account} />
      <SettingRow
        id={`replace-${id}`}
        label={settingsStrings.replace}
        help={settingsStrings.replaceHelp}
        isLabelled={false}
      >
        <Button onPress={() => void beginSetup(id)}>{overviewStrings.token.replace}</Button>
      </SettingRow>
      <SettingRow id={`rotation-${id}`} label={settingsStrings.rotation} help={settingsStrings.rotationHelp}>
        <RotationSelect
          id={`rotation-${id}`}
          days={token.rotationDays}
          onChange={(days) => void setRotation(id, days)}
        />
      </SettingRow>
      {isOneOfSeveral && <CountedIn account={account} />}
      <Notified account={account} />
      <Forget account={account} isOneOfSeveral={isOneOfSeveral} />
    </>
  )
}

function CountedIn({ account: { id, inTotal } }: { readonly account: AccountView }) {
  const row = `in-total-${id}`
  return (
    <SettingRow id={row} label={strings.inTotal} help={strings.inTotalHelp} isLabelled={false}>
      <Switch
        label={strings.inTotal}
        describedBy={helpIdOf(row)}
        isOn={inTotal}
        onChange={(isOn) => void changeAccount({ account: id, inTotal: isOn })}
      />
    </SettingRow>
  )
}

function Notified({ account: { id, notifies } }: { readonly account: AccountView }) {
  const row = `notifies-${id}`
  return (
    <SettingRow id={row} label={strings.notifies} help={strings.notifiesHelp} isLabelled={false}>
      <Switch
        label={strings.notifies}
        describedBy={helpIdOf(row)}
        isOn={notifies}
        onChange={(isOn) => void changeAccount({ account: id, notifies: isOn })}
      />
    </SettingRow>
  )
}

function Forget({ account, isOneOfSeveral }: OneAccountProps) {
  const isBusy = useBusy('account.forgetToken')
  const forget = async (close: () => void) => {
    await forgetToken(account.id)
    close()
  }
  const forgetTitle = isOneOfSeveral
    ? forgetTitleText(visible(accountName(account)))
    : settingsStrings.forgetTitle
  return (
    <ForgetRow
      id={`forget-${account.id}`}
      words={{ ...settingsStrings, forgetTitle }}
      isBusy={isBusy}
      onForget={forget}
    />
  )
}
