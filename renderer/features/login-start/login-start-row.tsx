import { useEffect } from 'react'
import { loginStartHelp, loginStartStrings as strings } from '../../../app/strings/en/login-start.ts'
import { lookAtLoginStart, setLoginStart } from '../../stores/actions.ts'
import { useLoginStore } from '../../stores/login-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'

const id = 'login-start'
const look = () => void lookAtLoginStart()

/** What the system says is shown, also after somebody has been to the system's own settings and back. */
export function LoginStartRow() {
  const start = useLoginStore((state) => state.start)
  const platform = useViewStore((state) => state.platform)
  useEffect(() => {
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])
  return (
    <SettingRow id={id} label={strings.label} help={loginStartHelp(start, platform)} isLabelled={false}>
      {start && start.kind !== 'impossible' && (
        <Switch
          label={strings.label}
          describedBy={helpIdOf(id)}
          isOn={start.kind === 'on'}
          onChange={(isOn) => void setLoginStart(isOn)}
        />
      )}
    </SettingRow>
  )
}
