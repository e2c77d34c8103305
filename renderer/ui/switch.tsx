import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import './switch.css'

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly describedBy?: string
}

/** On or off, at once. The label stands beside it, outside. */
export function Switch({ label, isOn, onChange, describedBy }: SwitchProps) {
  return (
    <AriaSwitch
      className="switch"
      aria-label={label}
      isSelected={isOn}
      onChange={onChange}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
    >
      <span className="track" aria-hidden />
    </AriaSwitch>
  )
}
