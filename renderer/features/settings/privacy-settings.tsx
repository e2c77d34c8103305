import type { Preferences } from '../../../app/domain/settings.ts'
import { settingsStrings as strings } from '../../../app/strings/en/page-settings.ts'
import { changePreferences, setPrivacy } from '../../stores/actions.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Card } from '../../ui/card.tsx'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'

export function PrivacySettings({ preferences }: { readonly preferences: Preferences }) {
  const os = useViewStore(({ platform }) => platform.os)
  return (
    <Card title={strings.privacy}>
      <SettingRow id="hide" label={strings.hide} help={strings.hideHelp(os)} isLabelled={false}>
        <Switch
          label={strings.hide}
          describedBy={helpIdOf('hide')}
          isOn={preferences.privacy}
          onChange={(privacy) => void setPrivacy(privacy)}
        />
      </SettingRow>
      <SettingRow id="hide-blur" label={strings.hideOnBlur} help={strings.hideOnBlurHelp} isLabelled={false}>
        <Switch
          label={strings.hideOnBlur}
          describedBy={helpIdOf('hide-blur')}
          isOn={preferences.privacyOnBlur}
          onChange={(privacyOnBlur) => void changePreferences({ privacyOnBlur })}
        />
      </SettingRow>
      <ScreenCapture isOn={preferences.contentProtection} />
    </Card>
  )
}

function ScreenCapture({ isOn }: { readonly isOn: boolean }) {
  const os = useViewStore(({ platform }) => platform.os)
  return (
    <SettingRow id="capture" label={strings.capture} help={strings.captureHelp[os]} isLabelled={false}>
      {os !== 'linux' && (
        <Switch
          label={strings.capture}
          describedBy={helpIdOf('capture')}
          isOn={isOn}
          onChange={(contentProtection) => void changePreferences({ contentProtection })}
        />
      )}
    </SettingRow>
  )
}
