import { rotationChoices, type RotationDays } from '../../../app/domain/token.ts'
import { rotationChoiceText, setupStrings } from '../../../app/strings/en/page-setup.ts'
import { Select } from '../../ui/field.tsx'

interface RotationSelectProps {
  readonly id: string
  readonly days: RotationDays | null
  readonly onChange: (days: RotationDays | null) => void
}

const choices: readonly (RotationDays | null)[] = [...rotationChoices, null]

/** At which age of the token a new one is due; never is one of the choices. */
export function RotationSelect({ id, days, onChange }: RotationSelectProps) {
  return (
    <Select
      id={id}
      value={String(days)}
      options={choices.map((choice) => ({
        value: String(choice),
        label: choice === null ? setupStrings.expiry.rotationNever : rotationChoiceText(choice),
      }))}
      onChange={(value) => onChange(choices.find((choice) => String(choice) === value) ?? null)}
    />
  )
}
