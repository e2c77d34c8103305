import { useState } from 'react'
import { settingsStrings as strings } from '../../../app/strings/en/page-settings.ts'
import { changePreferences } from '../../stores/actions.ts'
import { NumberInput, SettingRow } from '../../ui/field.tsx'
import { wholeNumber } from '../../ui/whole-number.ts'

/** The draft is the page's until it is a number that main would take. */
export function TimeoutSetting({ seconds }: { readonly seconds: number }) {
  const [text, setText] = useState(String(seconds))
  const typed = wholeNumber(text, 1, 120)
  const keep = () => {
    if (typed !== null && typed !== seconds) void changePreferences({ timeoutSeconds: typed })
  }
  return (
    <SettingRow
      id="timeout"
      label={strings.timeout}
      help={strings.timeoutHelp}
      problem={typed === null ? strings.timeoutProblem : null}
    >
      <div className="with-unit">
        <NumberInput id="timeout" value={text} onChange={setText} onDone={keep} isWrong={typed === null} />
        <span className="soft">{strings.timeoutUnit}</span>
      </div>
    </SettingRow>
  )
}
