import { useState, type ReactNode } from 'react'
import type { ShownAlertSettings } from '../../../app/domain/alert-settings.ts'
import type { LossLimit } from '../../../app/domain/bet.ts'
import type { CurrencyCode } from '../../../app/domain/currency.ts'
import {
  alertSettingsStrings as strings,
  betLimitText,
  lossLimitText,
  removeText,
} from '../../../app/strings/en/page-alert-settings.ts'
import { changeAlerts } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { currencyOptions, typedAmount, typedLimits } from './amount-draft.ts'
import { AmountInput } from './amount-input.tsx'
import { Actions } from './threshold-dialog.tsx'

interface LimitSettingsProps {
  readonly settings: ShownAlertSettings
  readonly currencies: readonly CurrencyCode[]
  readonly display: CurrencyCode
}

export function LimitSettings({ settings, currencies, display }: LimitSettingsProps) {
  const [adding, setAdding] = useState<'bet' | 'loss' | null>(null)
  const close = () => setAdding(null)
  const { betLimits, lossLimits } = settings
  return (
    <Card title={strings.limits}>
      <p className="soft small">{strings.limitsLead}</p>
      {betLimits.length + lossLimits.length === 0 ? (
        <p className="soft">{strings.noLimits}</p>
      ) : (
        <ul>
          {betLimits.map((limit) => (
            <LimitRow
              key={limit.currency}
              onRemove={() =>
                void changeAlerts({
                  what: 'bet-limit',
                  limit: { currency: limit.currency, min: null, max: null },
                })
              }
            >
              {betLimitText(limit)}
            </LimitRow>
          ))}
          {lossLimits.map(({ covers, currency, amount }) => (
            <LimitRow
              key={`${covers} ${currency}`}
              onRemove={() => void changeAlerts({ what: 'loss-limit', covers, currency, amount: null })}
            >
              {lossLimitText({ covers, currency, amount })}
            </LimitRow>
          ))}
        </ul>
      )}
      <div className="two-buttons">
        <Button onPress={() => setAdding('bet')}>{`${strings.addLimit}…`}</Button>
        <Button onPress={() => setAdding('loss')}>{`${strings.addLoss}…`}</Button>
      </div>
      {adding === 'bet' && <BetLimitDialog currencies={currencies} display={display} onClose={close} />}
      {adding === 'loss' && <LossLimitDialog currencies={currencies} display={display} onClose={close} />}
    </Card>
  )
}

function LimitRow({ children, onRemove }: { readonly children: string; readonly onRemove: () => void }) {
  return (
    <li className="alert-rule">
      <span>{children}</span>
      <Button look="bare" label={removeText(children)} onPress={onRemove}>
        {strings.remove}
      </Button>
    </li>
  )
}

interface LimitDialogProps {
  readonly currencies: readonly CurrencyCode[]
  readonly display: CurrencyCode
  readonly onClose: () => void
}

function BetLimitDialog({ currencies, display, onClose }: LimitDialogProps) {
  const [currency, setCurrency] = useState(display)
  const [min, setMin] = useState('')
  const [max, setMax] = useState('')
  const [isTried, setTried] = useState(false)
  const typed = typedLimits(min, max)
  const add = async () => {
    setTried(true)
    if (typed && (await changeAlerts({ what: 'bet-limit', limit: { currency, ...typed } }))) onClose()
  }
  const onDone = () => void add()
  const problem = isTried && !typed ? strings.minMaxProblem : null
  return (
    <LimitDialog title={strings.addLimit} onClose={onClose} onAdd={onDone}>
      <CurrencyField currencies={currencies} chosen={currency} onChange={setCurrency} />
      <AmountInput
        id="limit-min"
        label={strings.min}
        problem={null}
        value={min}
        onChange={setMin}
        onDone={onDone}
      />
      <AmountInput
        id="limit-max"
        label={strings.max}
        help={strings.minMaxHelp}
        problem={problem}
        value={max}
        onChange={setMax}
        onDone={onDone}
      />
    </LimitDialog>
  )
}

function LossLimitDialog({ currencies, display, onClose }: LimitDialogProps) {
  const [currency, setCurrency] = useState(display)
  const [covers, setCovers] = useState<LossLimit['covers']>('all')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const amount = typedAmount(text)
  const add = async () => {
    setTried(true)
    if (amount && (await changeAlerts({ what: 'loss-limit', covers, currency, amount }))) onClose()
  }
  return (
    <LimitDialog title={strings.addLoss} onClose={onClose} onAdd={() => void add()}>
      <CurrencyField currencies={currencies} chosen={currency} onChange={setCurrency} />
      <Choices
        legend={strings.covers}
        value={covers}
        options={(['all', 'own'] as const).map((value) => ({ value, label: strings.coverNames[value] }))}
        onChange={setCovers}
      />
      <AmountInput
        id="limit-loss"
        label={strings.max}
        help={strings.lossHelp}
        problem={isTried && amount === null ? strings.amountProblem : null}
        value={text}
        onChange={setText}
        onDone={() => void add()}
      />
    </LimitDialog>
  )
}

interface LimitFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly onAdd: () => void
  readonly children: ReactNode
}

function LimitDialog({ title, onClose, onAdd, children }: LimitFrameProps) {
  return (
    <Dialog
      title={title}
      isOpen
      isAlert
      onClose={onClose}
      actions={<Actions onClose={onClose} onAdd={onAdd} />}
    >
      {children}
    </Dialog>
  )
}

interface CurrencyFieldProps {
  readonly currencies: readonly CurrencyCode[]
  readonly chosen: CurrencyCode
  readonly onChange: (currency: CurrencyCode) => void
}

function CurrencyField({ currencies, chosen, onChange }: CurrencyFieldProps) {
  return (
    <Field id="limit-currency" label={strings.currency}>
      <Select id="limit-currency" value={chosen} options={currencyOptions(currencies)} onChange={onChange} />
    </Field>
  )
}
