import type { AccountId } from '../../../app/domain/account.ts'
import { accountName } from '../../../app/domain/account-label.ts'
import { historyChoices, type HistoryDays } from '../../../app/domain/history.ts'
import type { AccountView, View } from '../../../app/domain/view.ts'
import {
  historyStrings as strings,
  keptText,
  retentionText,
  wipeAccountStrings,
  wipeAllStrings,
} from '../../../app/strings/en/page-history.ts'
import { changePreferences, exportHistory, importHistory, wipeHistory } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Select, SettingRow } from '../../ui/field.tsx'
import { ForgetRow } from '../../ui/forget-row.tsx'

interface HistorySettingsProps {
  readonly account: AccountView | null
  readonly view: Pick<View, 'history' | 'preferences' | 'accounts'>
}

const choices: readonly (HistoryDays | null)[] = [...historyChoices, null]

/** What is remembered of the past: for how long, and where it can be taken. */
export function HistorySettings({ account, view: { history, preferences, accounts } }: HistorySettingsProps) {
  const sinceMs = (account && history.sinceMs[account.id]) ?? null
  return (
    <Card title={strings.title}>
      <SettingRow
        id="history-kept"
        label={strings.kept}
        help={keptText(sinceMs, history.bytes)}
        isLabelled={false}
      >
        {null}
      </SettingRow>
      <SettingRow id="retention" label={strings.retention} help={strings.retentionHelp}>
        <Select
          id="retention"
          value={String(preferences.historyDays)}
          options={choices.map((days) => ({ value: String(days), label: retentionText(days) }))}
          onChange={(value) =>
            void changePreferences({
              historyDays: choices.find((days) => String(days) === value) ?? null,
            })
          }
        />
      </SettingRow>
      {account && <Carry account={account} isPrivate={preferences.privacy} />}
      {account && <WipeAccount account={account} />}
      {accounts.length > 1 && <WipeAll />}
    </Card>
  )
}

function Carry({ account, isPrivate }: { readonly account: AccountView; readonly isPrivate: boolean }) {
  const isExporting = useBusy('history.export')
  return (
    <>
      <SettingRow
        id="history-export"
        label={strings.export}
        help={isPrivate ? strings.exportPrivate : strings.exportHelp}
        isLabelled={false}
      >
        <div className="two-buttons">
          <Button
            label={strings.exportCsvLabel}
            isBusy={isExporting}
            isDisabled={isPrivate}
            onPress={() => void exportHistory(account.id, 'csv')}
          >
            {strings.exportCsv}
          </Button>
          <Button
            label={strings.exportJsonLabel}
            isBusy={isExporting}
            isDisabled={isPrivate}
            onPress={() => void exportHistory(account.id, 'json')}
          >
            {strings.exportJson}
          </Button>
        </div>
      </SettingRow>
      <SettingRow id="history-import" label={strings.import} help={strings.importHelp} isLabelled={false}>
        <Button
          label={strings.importLabel}
          isBusy={useBusy('history.import')}
          onPress={() => void importHistory(account.id)}
        >
          {strings.importAction}
        </Button>
      </SettingRow>
    </>
  )
}

function WipeAccount({ account }: { readonly account: AccountView }) {
  const words = wipeAccountStrings(accountName(account))
  return <ForgetRow id="wipe" words={words} isBusy={useBusy('history.wipe')} onForget={wiping(account.id)} />
}

function WipeAll() {
  return (
    <ForgetRow
      id="wipe-all"
      words={wipeAllStrings}
      isBusy={useBusy('history.wipe')}
      onForget={wiping(null)}
    />
  )
}

const wiping = (account: AccountId | null) => async (close: () => void) => {
  await wipeHistory(account)
  close()
}
