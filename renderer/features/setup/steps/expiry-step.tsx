import { useState } from 'react'
import type { ExpiryChoice, SetupView } from '../../../../app/domain/view.ts'
import { declaredByTokenText, setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { declareExpiry, goToStep } from '../../../stores/actions.ts'
import { useTimeStore } from '../../../stores/time-store.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, type Choice } from '../../../ui/choices.tsx'
import { Field, helpIdOf, NumberInput } from '../../../ui/field.tsx'
import { choiceOf, draftOf, localDate, type ExpiryDraft } from '../expiry-draft.ts'
import { RotationSelect } from '../../rotation/rotation-select.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.expiry

export function ExpiryStep({ setup }: { readonly setup: SetupView }) {
  const [draft, setDraft] = useState(() => draftOf(setup.expiry))
  const [rotationDays, setRotationDays] = useState(setup.rotationDays)
  const choice = useTimeStore(({ nowMs }) => choiceOf(draft, setup.expiry, nowMs) !== null)
  const declaredMs = setup.token?.declaredExpiryMs ?? null
  const declare = async () => {
    const expiry = choiceOf(draft, setup.expiry, useTimeStore.getState().nowMs)
    if (expiry !== null && (await declareExpiry({ expiry, rotationDays }))) await goToStep('storage')
  }
  return (
    <StepFrame
      step="expiry"
      heading={strings.heading}
      lead={declaredMs === null ? strings.lead : declaredByTokenText(declaredMs)}
      next={
        <Button look="main" isDisabled={!choice} onPress={() => void declare()}>
          {setupStrings.next}
        </Button>
      }
    >
      <Choices
        legend={strings.legend}
        value={draft.kind}
        options={options(draft, choice, setDraft)}
        onChange={(kind) => setDraft({ ...draft, kind })}
      />
      <Field id="rotation" label={strings.rotationLegend} help={strings.rotationNote}>
        <RotationSelect id="rotation" days={rotationDays} onChange={setRotationDays} />
      </Field>
    </StepFrame>
  )
}

function options(
  draft: ExpiryDraft,
  isValid: boolean,
  onChange: (draft: ExpiryDraft) => void,
): readonly Choice<ExpiryChoice['kind']>[] {
  return [
    { value: 'unknown', label: strings.kinds.unknown, note: strings.unknownNote },
    {
      value: 'in',
      label: strings.kinds.in,
      more: (
        <Field
          id="days"
          label={strings.days}
          isLabelSeen={false}
          problem={isValid ? null : strings.daysProblem}
        >
          <div className="with-unit">
            <NumberInput
              id="days"
              value={draft.days}
              isWrong={!isValid}
              onChange={(days) => onChange({ ...draft, days })}
            />
            <span className="soft">{strings.daysUnit}</span>
          </div>
        </Field>
      ),
    },
    {
      value: 'at',
      label: strings.kinds.at,
      more: (
        <Field
          id="date"
          label={strings.date}
          isLabelSeen={false}
          problem={isValid || draft.date === '' ? null : strings.dateProblem}
        >
          <DateInput value={draft.date} onChange={(date) => onChange({ ...draft, date })} />
        </Field>
      ),
    },
  ]
}

interface DateInputProps {
  readonly value: string
  readonly onChange: (date: string) => void
}

function DateInput({ value, onChange }: DateInputProps) {
  const today = useTimeStore(({ nowMs }) => localDate(nowMs))
  return (
    <input
      id="date"
      className="input date"
      type="date"
      min={today}
      value={value}
      aria-describedby={helpIdOf('date')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
