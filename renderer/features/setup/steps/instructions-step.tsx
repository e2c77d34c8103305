import { ChevronRight, ExternalLink } from 'lucide-react'
import type { SetupView } from '../../../../app/domain/view.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { goToStep, openLink } from '../../../stores/actions.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SettingsPicture } from '../pictures/settings-picture.tsx'
import { ToolsPicture } from '../pictures/tools-picture.tsx'
import { StepFrame } from './step-frame.tsx'
import './instructions-step.css'

const strings = setupStrings.instructions

export function InstructionsStep({ setup }: { readonly setup: SetupView }) {
  return (
    <StepFrame
      step="instructions"
      heading={strings.heading}
      next={
        <Button look="main" onPress={() => void goToStep('token')}>
          {strings.ready}
        </Button>
      }
    >
      <Banner tone="warn" title={strings.careTitle}>
        {strings.care}
      </Banner>
      <section className="way" aria-label={strings.firstTitle}>
        <SettingsPicture />
        <div>
          <h2>{strings.firstTitle}</h2>
          <NumberedSteps lines={strings.firstSteps} />
          <Button icon={ExternalLink} onPress={() => void openLink('stake-security', setup.host)}>
            {strings.open}
          </Button>
          <p className="small soft">
            {setup.host}, {strings.opensOutside}
          </p>
        </div>
      </section>
      <details className="other-way">
        <summary>
          <ChevronRight className="chevron" size={16} aria-hidden />
          {strings.secondSummary}
        </summary>
        <section className="way" aria-label={strings.secondTitle}>
          <ToolsPicture />
          <div>
            <NumberedSteps lines={strings.secondSteps} />
            <p className="small soft">{strings.secondNote}</p>
          </div>
        </section>
      </details>
    </StepFrame>
  )
}

function NumberedSteps({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ol className="numbered">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
}
