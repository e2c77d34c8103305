import type { View } from '../../../app/domain/view.ts'
import { currenciesOf } from '../../../app/domain/zeros.ts'
import { LimitSettings } from './limit-settings.tsx'
import { RuleSettings } from './rule-settings.tsx'
import { ThresholdSettings } from './threshold-settings.tsx'
import './alerts.css'

/** What the owner is told, and when. */
export function AlertSettings({ view }: { readonly view: View }) {
  const { accounts, displayChoices, preferences, alerts } = view
  const display = preferences.displayCurrency
  const known = accounts.flatMap(({ snapshot }) => (snapshot ? currenciesOf(snapshot) : []))
  const currencies = [...new Set([display, ...displayChoices, ...known])]
  return (
    <>
      <RuleSettings settings={alerts.settings} />
      <ThresholdSettings settings={alerts.settings} currencies={currencies} display={display} />
      <LimitSettings settings={alerts.settings} currencies={currencies} display={display} />
    </>
  )
}
