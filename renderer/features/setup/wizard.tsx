import { Check } from 'lucide-react'
import { assertNever } from '../../../app/domain/assert-never.ts'
import type { SetupStep, SetupView } from '../../../app/domain/view.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { setupStrings as strings } from '../../../app/strings/en/page-setup.ts'
import { leaveSetup } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../frame/mark.tsx'
import { isPastKeeping, shownSteps } from './shown-steps.ts'
import { DoneStep } from './steps/done-step.tsx'
import { ExpiryStep } from './steps/expiry-step.tsx'
import { FoldersStep } from './steps/folders-step.tsx'
import { HostStep } from './steps/host-step.tsx'
import { InstructionsStep } from './steps/instructions-step.tsx'
import { StorageStep } from './steps/storage-step.tsx'
import { TokenStep } from './steps/token-step.tsx'
import { VerifyStep } from './steps/verify-step.tsx'
import './wizard.css'

/** From nothing to a watched account; leaving half-way leaves nothing behind. */
export function Wizard({ setup }: { readonly setup: SetupView }) {
  return (
    <div className="frame">
      <StepsAside setup={setup} />
      <main key={setup.step} className="content" aria-label={titleOf(setup)}>
        <Step setup={setup} />
      </main>
    </div>
  )
}

function titleOf({ replaces, isFirst }: SetupView): string {
  if (replaces !== null) return strings.titleReplace
  return isFirst ? strings.titleFirst : strings.titleFurther
}

function StepsAside({ setup }: { readonly setup: SetupView }) {
  const steps = shownSteps(setup.isFirst)
  const at = setup.step === 'done' ? steps.length : steps.indexOf(setup.step)
  return (
    <aside className="steps" aria-label={strings.stepsLabel}>
      <div className="rail-brand">
        <Mark size={20} />
        <span className="word">{pageStrings.appName}</span>
      </div>
      <ol>
        {steps.map((step, index) => (
          <StepLine key={step} step={step} number={index + 1} place={placeOf(index, at)} />
        ))}
      </ol>
      {!isPastKeeping(setup.step) && (
        <div className="leave">
          <Button onPress={() => void leaveSetup()}>{strings.cancel}</Button>
          <p className="small soft word">{strings.cancelNote}</p>
        </div>
      )}
    </aside>
  )
}

type Place = 'past' | 'now' | 'ahead'

function placeOf(index: number, at: number): Place {
  if (index === at) return 'now'
  return index < at ? 'past' : 'ahead'
}

interface StepLineProps {
  readonly step: SetupStep
  readonly number: number
  readonly place: Place
}

function StepLine({ step, number, place }: StepLineProps) {
  return (
    <li className={place} {...(place === 'now' && { 'aria-current': 'step' })}>
      <span className="number" aria-hidden>
        {place === 'past' ? <Check size={12} strokeWidth={3} /> : number}
      </span>
      <span className="word">{strings.steps[step]}</span>
      {place === 'past' && <span className="unseen">{strings.stepDone}</span>}
    </li>
  )
}

function Step({ setup }: { readonly setup: SetupView }) {
  switch (setup.step) {
    case 'host':
      return <HostStep setup={setup} />
    case 'instructions':
      return <InstructionsStep setup={setup} />
    case 'token':
      return <TokenStep setup={setup} />
    case 'verify':
      return <VerifyStep setup={setup} />
    case 'expiry':
      return <ExpiryStep setup={setup} />
    case 'storage':
      return <StorageStep setup={setup} />
    case 'folders':
      return <FoldersStep />
    case 'done':
      return <DoneStep setup={setup} />
    default:
      return assertNever(setup.step)
  }
}
