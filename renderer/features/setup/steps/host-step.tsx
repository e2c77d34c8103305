import { defaultHost, hosts, type Host } from '../../../../app/domain/host.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { chooseHost, goToStep } from '../../../stores/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, type Choice } from '../../../ui/choices.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.host
const [, us] = hosts
const mirrors = hosts.filter((host) => host !== defaultHost && host !== us)

type Kind = 'main' | 'us' | 'mirror'

function kindOf(host: Host): Kind {
  if (host === defaultHost) return 'main'
  return host === us ? 'us' : 'mirror'
}

const firstOf: Readonly<Record<Kind, Host | undefined>> = { main: defaultHost, us, mirror: mirrors[0] }

function chooseKind(kind: Kind): void {
  const host = firstOf[kind]
  if (host) void chooseHost(host)
}

export function HostStep({ setup }: { readonly setup: SetupView }) {
  return (
    <StepFrame
      step="host"
      heading={strings.heading}
      lead={strings.lead}
      next={
        <Button look="main" onPress={() => void goToStep('instructions')}>
          {setupStrings.next}
        </Button>
      }
    >
      <Choices
        legend={strings.label}
        isLegendSeen={false}
        value={kindOf(setup.host)}
        options={optionsFor(setup.host)}
        onChange={chooseKind}
      />
      <p className="small soft">{strings.listNote}</p>
    </StepFrame>
  )
}

function optionsFor(host: Host): readonly Choice<Kind>[] {
  return [
    { value: 'main', label: strings.main, note: strings.mainNote },
    { value: 'us', label: strings.us, note: strings.usNote },
    {
      value: 'mirror',
      label: strings.mirror,
      note: strings.mirrorNote,
      more: (
        <Field id="mirror" label={strings.mirrorLabel} isLabelSeen={false}>
          <Select
            id="mirror"
            value={host}
            options={mirrors.map((value) => ({ value, label: value }))}
            onChange={(chosen) => void chooseHost(chosen)}
          />
        </Field>
      ),
    },
  ]
}
