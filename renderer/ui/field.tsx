import type { ReactNode } from 'react'
import './field.css'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly help?: string | undefined
  readonly problem?: string | null | undefined
  /** False where the words around it say the same to the eye. */
  readonly isLabelSeen?: boolean
  readonly children: ReactNode
}

/** Help, or what is wrong, under a control. Always there, since the control refers to it. */
function Help({ id, help, problem }: Pick<FieldProps, 'id' | 'help' | 'problem'>) {
  return (
    <p id={helpIdOf(id)} className={problem ? 'help small bad' : 'help small soft'}>
      {problem ?? help}
    </p>
  )
}

export const helpIdOf = (id: string) => `${id}-help`

/** A label, its control, and under them either help or what is wrong. */
export function Field({ id, label, help, problem, isLabelSeen = true, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelSeen ? 'label' : 'unseen'}>
        {label}
      </label>
      {children}
      <Help id={id} help={help} problem={problem} />
    </div>
  )
}

interface SettingRowProps extends FieldProps {
  /** False where the control carries its own label. */
  readonly isLabelled?: boolean
}

/** The same in one line: words on the left, the control on the right. */
export function SettingRow({ id, label, help, problem, isLabelled = true, children }: SettingRowProps) {
  return (
    <div className="setting-row">
      <div>
        {isLabelled ? (
          <label htmlFor={id} className="label">
            {label}
          </label>
        ) : (
          <span className="label">{label}</span>
        )}
        <Help id={id} help={help} problem={problem} />
      </div>
      {children}
    </div>
  )
}

interface NumberInputProps {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onDone?: () => void
  readonly isWrong: boolean
}

/** A short whole number. A text input: the browser's own number field swallows what it does not like. */
export function NumberInput({ id, value, onChange, onDone, isWrong }: NumberInputProps) {
  return (
    <input
      id={id}
      className="input narrow"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      aria-invalid={isWrong}
      aria-describedby={helpIdOf(id)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone?.()
      }}
    />
  )
}

interface SelectProps<Value extends string> {
  readonly id: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** The platform's own list: it needs no script, and every key works as people know it. */
export function Select<Value extends string>({ id, value, options, onChange }: SelectProps<Value>) {
  return (
    <select
      id={id}
      className="input select"
      value={value}
      aria-describedby={helpIdOf(id)}
      onChange={(event) => {
        const chosen = options[event.currentTarget.selectedIndex]
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
