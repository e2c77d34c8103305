import { Field, helpIdOf } from '../../ui/field.tsx'

interface AmountInputProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly problem: string | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onDone: () => void
}

/** An exact decimal, kept as it is typed. */
export function AmountInput({ id, label, help, problem, value, onChange, onDone }: AmountInputProps) {
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      <input
        id={id}
        className="input amount-input"
        inputMode="decimal"
        autoComplete="off"
        maxLength={80}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={helpIdOf(id)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone()
        }}
      />
    </Field>
  )
}
