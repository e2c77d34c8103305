import { useState } from 'react'
import { windowChoices, type WindowMinutes } from '../../../app/domain/alert-settings.ts'
import { currencyLabel, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { HistorySubject } from '../../../app/domain/history.ts'
import { alertSettingsStrings as strings, spanText } from '../../../app/strings/en/page-alert-settings.ts'
import { changeAlerts } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { AmountInput } from './amount-input.tsx'
import { currencyOptions, typedAmount, typedPercent } from './amount-draft.ts'

interface ThresholdDialogProps {
  readonly currencies: readonly CurrencyCode[]
  readonly display: CurrencyCode
  readonly onClose: () => void
}

const windows = windowChoices.map((minutes) => ({
  minutes,
  value: String(minutes),
  label: spanText(minutes),
}))

export function ThresholdDialog({ currencies, display, onClose }: ThresholdDialogProps) {
  const [subject, setSubject] = useState<HistorySubject>('total')
  const [direction, setDirection] = useState<'falls' | 'rises'>('falls')
  const [kind, setKind] = useState<'percent' | 'amount'>('percent')
  const [text, setText] = useState('')
  const [windowMinutes, setWindow] = useState<WindowMinutes>(1440)
  const [isTried, setTried] = useState(false)
  const currency = subject === 'total' ? display : subject
  const isCut = kind === 'percent' && direction === 'falls'
  const typed = isCut ? typedPercent(text) : typedAmount(text)
  const add = async () => {
    setTried(true)
    if (typed === null) return
    const size = kind === 'percent' ? { kind, percent: typed } : ({ kind, amount: typed, currency } as const)
    const threshold = { subject, direction, size, windowMinutes, quietMinutes: 60 } as const
    if (await changeAlerts({ what: 'add-threshold', threshold })) onClose()
  }
  return (
    <Dialog
      title={strings.addThreshold}
      isOpen
      isAlert
      onClose={onClose}
      actions={<Actions onClose={onClose} onAdd={() => void add()} />}
    >
      <Field id="threshold-subject" label={strings.subject}>
        <Select
          id="threshold-subject"
          value={subject}
          options={[{ value: 'total', label: strings.total }, ...currencyOptions(currencies)]}
          onChange={setSubject}
        />
      </Field>
      <Choices
        legend={strings.direction}
        look="line"
        value={direction}
        options={(['falls', 'rises'] as const).map((value) => ({ value, label: strings.directions[value] }))}
        onChange={setDirection}
      />
      <Choices
        legend={strings.by}
        look="line"
        value={kind}
        options={[
          { value: 'percent', label: strings.percent },
          { value: 'amount', label: currencyLabel(currency) },
        ]}
        onChange={setKind}
      />
      <AmountInput
        id="threshold-size"
        label={strings.amount}
        help={strings.amountHelp}
        problem={isTried && typed === null ? (isCut ? strings.percentProblem : strings.amountProblem) : null}
        value={text}
        onChange={setText}
        onDone={() => void add()}
      />
      <Field id="threshold-window" label={strings.window}>
        <Select
          id="threshold-window"
          value={String(windowMinutes)}
          options={windows}
          onChange={(chosen) => {
            const found = windows.find(({ value }) => value === chosen)
            if (found) setWindow(found.minutes)
          }}
        />
      </Field>
    </Dialog>
  )
}

interface ActionsProps {
  readonly onClose: () => void
  readonly onAdd: () => void
}

export function Actions({ onClose, onAdd }: ActionsProps) {
  return (
    <>
      <Button onPress={onClose}>{strings.cancel}</Button>
      <Button look="main" onPress={onAdd}>
        {strings.save}
      </Button>
    </>
  )
}
