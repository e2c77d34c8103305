import {
  alertRules,
  quietChoices,
  undisturbedChoices,
  type AlertRule,
  type QuietMinutes,
  type ShownAlertSettings,
} from '../../../app/domain/alert-settings.ts'
import {
  alertSettingsStrings as strings,
  quietText,
  rulesOnText,
  undisturbedText,
  untilText,
} from '../../../app/strings/en/page-alert-settings.ts'
import { changeAlerts, testAlert } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { helpIdOf, Select, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { QuietHoursSetting } from './quiet-hours-setting.tsx'

/** When notifications come, and which. */
export function RuleSettings({ settings }: { readonly settings: ShownAlertSettings }) {
  const os = useViewStore(({ platform }) => platform.os)
  return (
    <Card title={strings.title}>
      <SettingRow id="alert-test" label={strings.test} help={strings.testHelp[os]} isLabelled={false}>
        <Button isBusy={useBusy('alerts.test')} onPress={() => void testAlert()}>
          {strings.testAction}
        </Button>
      </SettingRow>
      <Undisturbed untilMs={settings.undisturbedUntilMs} />
      <QuietHoursSetting hours={settings.quietHours} />
      <details className="alert-rules">
        <summary>
          {strings.rules}
          <span className="soft"> {rulesOnText(settings.rules)}</span>
        </summary>
        <p className="soft small">{strings.rulesLead}</p>
        <ul>
          {alertRules.map((rule) => (
            <Rule key={rule} rule={rule} {...settings.rules[rule]} />
          ))}
        </ul>
      </details>
    </Card>
  )
}

function Undisturbed({ untilMs }: { readonly untilMs: number | null }) {
  const nowMs = useTimeStore((state) => state.nowMs)
  const isOn = untilMs !== null && untilMs > nowMs
  const now = isOn
    ? { value: 'now', label: untilText(untilMs, nowMs) }
    : { value: 'off', label: strings.undisturbedOff }
  const choices = undisturbedChoices.map((hours) => ({
    value: String(hours),
    label: undisturbedText(hours),
    hours,
  }))
  const options = [now, ...(isOn ? [{ value: 'off', label: strings.undisturbedOff }] : []), ...choices]
  return (
    <SettingRow id="alert-undisturbed" label={strings.undisturbed} help={strings.undisturbedHelp}>
      <Select
        id="alert-undisturbed"
        value={now.value}
        options={options}
        onChange={(chosen) => {
          if (chosen === 'now') return
          const forHours = choices.find(({ value }) => value === chosen)?.hours ?? null
          void changeAlerts({ what: 'undisturbed', forHours })
        }}
      />
    </SettingRow>
  )
}

interface RuleProps {
  readonly rule: AlertRule
  readonly isOn: boolean
  readonly quietMinutes: QuietMinutes
}

function Rule({ rule, isOn, quietMinutes }: RuleProps) {
  const name = strings.ruleNames[rule]
  return (
    <li className="alert-rule">
      <span>{name}</span>
      <QuietSelect
        id={`quiet-${rule}`}
        name={name}
        minutes={quietMinutes}
        onChange={(minutes) => void changeAlerts({ what: 'rule', rule, quietMinutes: minutes })}
      />
      <Switch
        label={name}
        isOn={isOn}
        onChange={(on) => void changeAlerts({ what: 'rule', rule, isOn: on })}
      />
    </li>
  )
}

interface QuietSelectProps {
  readonly id: string
  /** Of what it is the quiet time. */
  readonly name: string
  readonly minutes: QuietMinutes
  readonly onChange: (minutes: QuietMinutes) => void
}

const quietOptions = quietChoices.map((minutes) => ({
  minutes,
  value: String(minutes),
  label: quietText(minutes),
}))

export function QuietSelect({ id, name, minutes, onChange }: QuietSelectProps) {
  return (
    <span className="alert-quiet">
      <label htmlFor={id} className="small soft">
        {strings.quiet}
        <span className="unseen">: {name}</span>
      </label>
      <Select
        id={id}
        value={String(minutes)}
        options={quietOptions}
        onChange={(chosen) => {
          const found = quietOptions.find(({ value }) => value === chosen)
          if (found) onChange(found.minutes)
        }}
      />
      <span id={helpIdOf(id)} hidden />
    </span>
  )
}
