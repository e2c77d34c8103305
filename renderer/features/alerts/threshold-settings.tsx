import { useState } from 'react'
import type { ShownAlertSettings, Threshold } from '../../../app/domain/alert-settings.ts'
import type { ShownAmount } from '../../../app/domain/amount.ts'
import type { CurrencyCode } from '../../../app/domain/currency.ts'
import {
  alertSettingsStrings as strings,
  removeText,
  thresholdText,
} from '../../../app/strings/en/page-alert-settings.ts'
import { changeAlerts } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/switch.tsx'
import { QuietSelect } from './rule-settings.tsx'
import { ThresholdDialog } from './threshold-dialog.tsx'

interface ThresholdSettingsProps {
  readonly settings: ShownAlertSettings
  readonly currencies: readonly CurrencyCode[]
  readonly display: CurrencyCode
}

export function ThresholdSettings({ settings, currencies, display }: ThresholdSettingsProps) {
  const [isAdding, setAdding] = useState(false)
  return (
    <Card
      title={strings.thresholds}
      aside={
        <Button look="bare" label={`${strings.add} ${strings.thresholds}`} onPress={() => setAdding(true)}>
          {strings.add}
        </Button>
      }
    >
      <p className="soft small">{strings.thresholdsLead}</p>
      {settings.thresholds.length === 0 ? (
        <p className="soft">{strings.noThresholds}</p>
      ) : (
        <ul>
          {settings.thresholds.map((threshold) => (
            <ThresholdRow key={threshold.id} threshold={threshold} />
          ))}
        </ul>
      )}
      {isAdding && (
        <ThresholdDialog currencies={currencies} display={display} onClose={() => setAdding(false)} />
      )}
    </Card>
  )
}

function ThresholdRow({ threshold }: { readonly threshold: Threshold<ShownAmount> }) {
  const { id, isOn, quietMinutes } = threshold
  const name = thresholdText(threshold)
  return (
    <li className="alert-rule">
      <span>{name}</span>
      <QuietSelect
        id={`quiet-${id}`}
        name={name}
        minutes={quietMinutes}
        onChange={(minutes) => void changeAlerts({ what: 'threshold', id, quietMinutes: minutes })}
      />
      <Button
        look="bare"
        label={removeText(name)}
        onPress={() => void changeAlerts({ what: 'remove-threshold', id })}
      >
        {strings.remove}
      </Button>
      <Switch
        label={name}
        isOn={isOn}
        onChange={(on) => void changeAlerts({ what: 'threshold', id, isOn: on })}
      />
    </li>
  )
}
