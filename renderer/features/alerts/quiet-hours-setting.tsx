import { useState } from 'react'
import type { QuietHours } from '../../../app/domain/alert-settings.ts'
import { alertSettingsStrings as strings } from '../../../app/strings/en/page-alert-settings.ts'
import { changeAlerts } from '../../stores/actions.ts'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { minuteOf, timeOf } from './time-of-day.ts'

/** From ten in the evening until seven, as a proposal. */
const usual: QuietHours = { fromMinute: 22 * 60, toMinute: 7 * 60 }

const change = (hours: QuietHours | null) => void changeAlerts({ what: 'quiet-hours', hours })

export function QuietHoursSetting({ hours }: { readonly hours: QuietHours | null }) {
  return (
    <SettingRow id="quiet-hours" label={strings.quietHours} help={strings.quietHoursHelp} isLabelled={false}>
      <span className="quiet-hours">
        {hours && (
          <>
            <TimeInput
              label={strings.from}
              minute={hours.fromMinute}
              onChange={(fromMinute) => change({ ...hours, fromMinute })}
            />
            <TimeInput
              label={strings.to}
              minute={hours.toMinute}
              onChange={(toMinute) => change({ ...hours, toMinute })}
            />
          </>
        )}
        <Switch
          label={strings.quietHours}
          describedBy={helpIdOf('quiet-hours')}
          isOn={hours !== null}
          onChange={(isOn) => change(isOn ? usual : null)}
        />
      </span>
    </SettingRow>
  )
}

interface TimeInputProps {
  readonly label: string
  readonly minute: number
  readonly onChange: (minute: number) => void
}

/** The draft is the page's until it is a whole time and is left. */
function TimeInput({ label, minute, onChange }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const keep = () => {
    const typed = draft === null ? null : minuteOf(draft)
    setDraft(null)
    if (typed !== null && typed !== minute) onChange(typed)
  }
  return (
    <label className="time-of-day">
      <span className="small soft">{label}</span>
      <input
        className="input"
        type="time"
        value={draft ?? timeOf(minute)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </label>
  )
}
