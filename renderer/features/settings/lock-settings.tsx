import { useState } from 'react'
import { idleChoices, type LockOptions } from '../../../app/domain/lock.ts'
import type { LockView } from '../../../app/domain/view.ts'
import { lockSettingsStrings as strings } from '../../../app/strings/en/page-lock.ts'
import { changeLock, lockNow } from '../../stores/actions.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { helpIdOf, Select, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { PassphraseDialog, type PassphraseChange } from './passphrase-dialog.tsx'

export function LockSettings({ lock: { options, sealed } }: { readonly lock: LockView }) {
  const [change, setChange] = useState<PassphraseChange | null>(null)
  return (
    <Card title={strings.title}>
      <SettingRow
        id="lock-passphrase"
        label={strings.passphrase}
        help={options ? strings.isSet : strings.none}
        isLabelled={false}
      >
        {options ? (
          <div className="two-buttons">
            <Button onPress={() => setChange('change')}>{strings.change}</Button>
            <Button onPress={() => setChange('remove')}>{strings.remove}</Button>
          </div>
        ) : (
          <Button onPress={() => setChange('set')}>{strings.set}</Button>
        )}
      </SettingRow>
      {options && <Options options={options} />}
      {options && (
        <SettingRow id="lock-seal" label={strings.seal} help={strings.sealHelp} isLabelled={false}>
          <Switch
            label={strings.seal}
            describedBy={helpIdOf('lock-seal')}
            isOn={sealed}
            onChange={(isOn) => setChange(isOn ? 'seal' : 'unseal')}
          />
        </SettingRow>
      )}
      {change !== null && <PassphraseDialog change={change} onClose={() => setChange(null)} />}
    </Card>
  )
}

const idleOptions = [null, ...idleChoices].map((minutes) => ({
  minutes,
  value: String(minutes),
  label: strings.idleChoices[minutes ?? 'never'],
}))

function Options({ options }: { readonly options: LockOptions }) {
  const { os, tellsScreenLock, hasTouchId } = useViewStore(({ platform }) => platform)
  return (
    <>
      <SettingRow id="lock-now" label={strings.now} help={strings.nowHelp(os)} isLabelled={false}>
        <Button onPress={() => void lockNow()}>{strings.now}</Button>
      </SettingRow>
      <SettingRow id="lock-idle" label={strings.idle} help={strings.idleHelp}>
        <Select
          id="lock-idle"
          value={String(options.idleMinutes)}
          options={idleOptions}
          onChange={(chosen) => {
            const found = idleOptions.find(({ value }) => value === chosen)
            if (found) void changeLock({ idleMinutes: found.minutes })
          }}
        />
      </SettingRow>
      {tellsScreenLock ? (
        <OptionSwitch name="withScreen" label={strings.screen} help={strings.screenHelp} options={options} />
      ) : (
        <SettingRow id="lock-screen" label={strings.screen} help={strings.screenNever} isLabelled={false}>
          {null}
        </SettingRow>
      )}
      <OptionSwitch name="onSuspend" label={strings.suspend} help={strings.suspendHelp} options={options} />
      <OptionSwitch
        name="keepWatching"
        label={strings.watching}
        help={strings.watchingHelp}
        options={options}
      />
      {hasTouchId && (
        <OptionSwitch name="touchId" label={strings.touchId} help={strings.touchIdHelp} options={options} />
      )}
    </>
  )
}

interface OptionSwitchProps {
  readonly name: 'withScreen' | 'onSuspend' | 'keepWatching' | 'touchId'
  readonly label: string
  readonly help: string
  readonly options: LockOptions
}

function OptionSwitch({ name, label, help, options }: OptionSwitchProps) {
  const id = `lock-${name}`
  return (
    <SettingRow id={id} label={label} help={help} isLabelled={false}>
      <Switch
        label={label}
        describedBy={helpIdOf(id)}
        isOn={options[name]}
        onChange={(isOn) => void changeLock({ [name]: isOn })}
      />
    </SettingRow>
  )
}
