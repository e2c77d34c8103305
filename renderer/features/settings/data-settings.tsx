import type { Preferences } from '../../../app/domain/settings.ts'
import type { PreferencesImport } from '../../../app/domain/view.ts'
import { dataStrings as strings, preferenceTexts } from '../../../app/strings/en/page-data.ts'
import {
  applyImport,
  chooseImport,
  dropImport,
  exportPreferences,
  forgetEverything,
} from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SettingRow } from '../../ui/field.tsx'
import { ForgetRow } from '../../ui/forget-row.tsx'

/** What Stakewatch has written of the owner's: to carry along, and to remove. */
export function DataSettings({ preferences }: { readonly preferences: Preferences }) {
  const importing = useViewStore(({ view }) => view?.importing ?? null)
  return (
    <Card title={strings.title}>
      <SettingRow id="export" label={strings.export} help={strings.exportHelp} isLabelled={false}>
        <Button isBusy={useBusy('preferences.export')} onPress={() => void exportPreferences()}>
          {strings.exportAction}
        </Button>
      </SettingRow>
      <SettingRow id="import" label={strings.import} help={strings.importHelp} isLabelled={false}>
        <Button isBusy={useBusy('preferences.chooseImport')} onPress={() => void chooseImport()}>
          {strings.importAction}
        </Button>
      </SettingRow>
      {importing && <ImportDialog importing={importing} preferences={preferences} />}
      <ForgetEverything />
    </Card>
  )
}

interface ImportDialogProps {
  readonly importing: PreferencesImport
  readonly preferences: Preferences
}

const drop = () => void dropImport()

/** What would change, before it does. */
function ImportDialog({ importing, preferences }: ImportDialogProps) {
  const changes = preferenceTexts(importing.preferences).flatMap(({ name, value }, index) => {
    const now = preferenceTexts(preferences)[index]?.value ?? ''
    return now === value ? [] : [{ name, now, value }]
  })
  return (
    <Dialog
      title={changes.length === 0 ? strings.nothingTitle : strings.importTitle}
      isOpen
      isAlert
      onClose={drop}
      actions={
        <>
          <Button onPress={drop}>{changes.length === 0 ? strings.close : strings.cancel}</Button>
          {changes.length > 0 && (
            <Button look="main" onPress={() => void applyImport()}>
              {strings.apply}
            </Button>
          )}
        </>
      }
    >
      <p>{changes.length === 0 ? strings.nothingChanges(importing.file) : strings.changes(importing.file)}</p>
      {changes.length > 0 && (
        <dl className="import-changes">
          {changes.map(({ name, now, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span className="soft">{now}</span> <span aria-hidden>→</span>{' '}
                <span className="unseen">{strings.becomes}</span> {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Dialog>
  )
}

function ForgetEverything() {
  const isBusy = useBusy('everything.forget')
  return <ForgetRow id="forget-all" words={strings} isBusy={isBusy} onForget={forgetEverything} />
}
