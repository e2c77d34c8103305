import { currencyLabel, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { RateTrouble } from '../../../app/domain/snapshot.ts'
import { settingsStrings as strings } from '../../../app/strings/en/page-settings.ts'
import { displayTroubleText } from '../../../app/strings/en/rates.ts'
import { changePreferences } from '../../stores/actions.ts'
import { Select, SettingRow } from '../../ui/field.tsx'

interface CurrencySettingProps {
  readonly chosen: CurrencyCode
  /** Those with a usable rate. */
  readonly choices: readonly CurrencyCode[]
  /** What is wrong with the rate of the chosen one; null for nothing, and while nobody knows. */
  readonly trouble: RateTrouble | null
}

/** The owner's choice stays, and stays in sight, also while its rate is gone. */
export function CurrencySetting({ chosen, choices, trouble }: CurrencySettingProps) {
  const offered = choices.includes(chosen) ? choices : [chosen, ...choices]
  return (
    <SettingRow
      id="currency"
      label={strings.currency}
      help={strings.currencyHelp}
      problem={trouble && displayTroubleText(trouble, chosen)}
    >
      <Select
        id="currency"
        value={chosen}
        options={offered.map((value) => ({ value, label: currencyLabel(value) }))}
        onChange={(displayCurrency) => void changePreferences({ displayCurrency })}
      />
    </SettingRow>
  )
}
