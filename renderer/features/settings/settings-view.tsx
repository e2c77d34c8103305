import type { Preferences, Theme } from '../../../app/domain/settings.ts'
import type { AccountView, View } from '../../../app/domain/view.ts'
import { loginStartStrings as startStrings } from '../../../app/strings/en/login-start.ts'
import { settingsStrings as strings } from '../../../app/strings/en/page-settings.ts'
import { changePreferences } from '../../stores/actions.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Card } from '../../ui/card.tsx'
import { Choices } from '../../ui/choices.tsx'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { AccountList } from '../accounts/account-list.tsx'
import { LoginStartRow } from '../login-start/login-start-row.tsx'
import { AlertSettings } from '../alerts/alert-settings.tsx'
import { CurrencySetting } from './currency-setting.tsx'
import { LockSettings } from './lock-settings.tsx'
import { DataSettings } from './data-settings.tsx'
import { FolderSettings } from './folder-settings.tsx'
import { HistorySettings } from './history-settings.tsx'
import { PrivacySettings } from './privacy-settings.tsx'
import { RefreshSettings } from './refresh-settings.tsx'
import { TimeoutSetting } from './timeout-setting.tsx'
import './settings.css'

interface SettingsViewProps {
  readonly account: AccountView | null
  readonly view: View
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

export function SettingsView({ account, view }: SettingsViewProps) {
  const { preferences, displayChoices, lock, folders } = view
  return (
    <>
      <header className="view-head">
        <h1>{strings.title}</h1>
      </header>
      <Card title={strings.appearance}>
        <SettingRow id="theme" label={strings.theme} isLabelled={false}>
          <Choices
            legend={strings.theme}
            isLegendSeen={false}
            look="line"
            value={preferences.theme}
            options={themes.map((value) => ({ value, label: strings.themes[value] }))}
            onChange={(theme) => void changePreferences({ theme })}
          />
        </SettingRow>
      </Card>
      <Card title={startStrings.title}>
        <LoginStartRow />
      </Card>
      <ReadingSettings account={account} preferences={preferences} choices={displayChoices} />
      <RefreshSettings preferences={preferences} />
      <AlertSettings view={view} />
      <PrivacySettings preferences={preferences} />
      <LockSettings lock={lock} />
      <AccountList view={view} />
      <FolderSettings folders={folders} />
      <HistorySettings account={account} view={view} />
      <DataSettings preferences={preferences} />
      <About />
    </>
  )
}

interface ReadingProps {
  readonly account: AccountView | null
  readonly preferences: Preferences
  readonly choices: View['displayChoices']
}

function ReadingSettings({ account, preferences, choices }: ReadingProps) {
  return (
    <Card title={strings.reading}>
      <CurrencySetting
        chosen={preferences.displayCurrency}
        choices={choices}
        trouble={account?.snapshot?.displayTrouble ?? null}
      />
      <SettingRow id="zeros" label={strings.zeros} help={strings.zerosHelp} isLabelled={false}>
        <Switch
          label={strings.zeros}
          describedBy={helpIdOf('zeros')}
          isOn={preferences.showZeroBalances}
          onChange={(showZeroBalances) => void changePreferences({ showZeroBalances })}
        />
      </SettingRow>
      <TimeoutSetting key={preferences.timeoutSeconds} seconds={preferences.timeoutSeconds} />
    </Card>
  )
}

function About() {
  const version = useViewStore((state) => state.version)
  return (
    <Card title={strings.about}>
      <ul className="about">
        {strings.aboutLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li className="soft">
          {strings.version} {version}
        </li>
      </ul>
    </Card>
  )
}
