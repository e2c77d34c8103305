import { useState } from 'react'
import { readSeconds, type Preferences } from '../../../app/domain/settings.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { intervalText, refreshSettings as strings, secondsLabel } from '../../../app/strings/en/refresh.ts'
import { changePreferences } from '../../stores/actions.ts'
import { Card } from '../../ui/card.tsx'
import { Field, NumberInput, Select, SettingRow } from '../../ui/field.tsx'
import { wholeNumber } from '../../ui/whole-number.ts'

/** How often the account is read: where it is seen, where it is not, and where it costs. */
export function RefreshSettings({ preferences }: { readonly preferences: Preferences }) {
  const { visibleReadSeconds, trayReadSeconds, sparingReadSeconds } = preferences
  return (
    <Card title={strings.title}>
      <IntervalSetting
        key={`visible-${visibleReadSeconds}`}
        id="read-visible"
        label={strings.visible}
        help={strings.visibleHelp}
        seconds={visibleReadSeconds}
        onChange={(seconds) => void changePreferences({ visibleReadSeconds: seconds })}
      />
      <IntervalSetting
        key={`tray-${trayReadSeconds}`}
        id="read-tray"
        label={strings.tray}
        help={strings.trayHelp}
        seconds={trayReadSeconds}
        onChange={(seconds) => void changePreferences({ trayReadSeconds: seconds })}
      />
      <IntervalSetting
        key={`sparing-${sparingReadSeconds}`}
        id="read-sparing"
        label={strings.sparing}
        help={strings.sparingHelp}
        seconds={sparingReadSeconds}
        onChange={(seconds) => void changePreferences({ sparingReadSeconds: seconds })}
      />
    </Card>
  )
}

const choices = [10, 30, 60, 120, 300, 600, 1800, 3600].map((seconds) => ({
  seconds,
  value: String(seconds),
  label: intervalText(seconds * secondMs),
}))
const other = { seconds: null, value: 'other', label: strings.other }
const options = [...choices, other]

interface IntervalSettingProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly seconds: number
  readonly onChange: (seconds: number) => void
}

/** One of a few, or any number of seconds. */
function IntervalSetting({ id, label, help, seconds, onChange }: IntervalSettingProps) {
  const known = choices.find((choice) => choice.seconds === seconds)
  const [isOther, setOther] = useState(known === undefined)
  const choose = (value: string) => {
    const chosen = options.find((option) => option.value === value)
    setOther(chosen?.seconds === null)
    if (chosen?.seconds && chosen.seconds !== seconds) onChange(chosen.seconds)
  }
  return (
    <SettingRow id={id} label={label} help={help}>
      <div className="interval">
        <Select id={id} value={isOther ? other.value : String(seconds)} options={options} onChange={choose} />
        {isOther && <SecondsField id={`${id}-seconds`} label={label} seconds={seconds} onChange={onChange} />}
      </div>
    </SettingRow>
  )
}

/** The draft is the page's until it is a number that main would take. */
function SecondsField({ id, label, seconds, onChange }: Omit<IntervalSettingProps, 'help'>) {
  const [text, setText] = useState(String(seconds))
  const typed = wholeNumber(text, readSeconds.least, readSeconds.most)
  const keep = () => {
    if (typed !== null && typed !== seconds) onChange(typed)
  }
  return (
    <Field
      id={id}
      label={secondsLabel(label)}
      isLabelSeen={false}
      problem={typed === null ? strings.problem : null}
    >
      <div className="with-unit">
        <NumberInput id={id} value={text} onChange={setText} onDone={keep} isWrong={typed === null} />
        <span className="soft">{strings.unit}</span>
      </div>
    </Field>
  )
}
