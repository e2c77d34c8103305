import { Eraser, ExternalLink, Eye, Hourglass, PanelTop, RotateCcwKey, type LucideIcon } from 'lucide-react'
import type { Host } from '../../../../app/domain/host.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import { failureText } from '../../../../app/strings/en/failures.ts'
import { setupStrings, watchingText } from '../../../../app/strings/en/page-setup.ts'
import { leaveSetup, openLink } from '../../../stores/actions.ts'
import { useLoginStore } from '../../../stores/login-store.ts'
import { selectedAccount, useViewStore } from '../../../stores/view-store.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { LoginStartRow } from '../../login-start/login-start-row.tsx'
import { Outcome } from './outcome.tsx'
import { PlainCopyOffer } from './plain-copy.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.done

export function DoneStep({ setup }: { readonly setup: SetupView }) {
  const { hasTray } = useViewStore((state) => state.platform)
  const isThisRunOnly = useViewStore(({ view }) => selectedAccount(view)?.token.storage.kind === 'memory')
  return (
    <StepFrame
      step="done"
      heading={setup.replaces === null ? strings.headingFirst : strings.headingReplace}
      next={
        <Button look="main" onPress={() => void leaveSetup()}>
          {strings.action}
        </Button>
      }
    >
      <ul className="done-lines">
        {setup.verified && <Line icon={Eye} text={watchingText(setup.verified.name, setup.host)} />}
        {isThisRunOnly && <Line icon={Hourglass} text={strings.forThisRun} />}
        {setup.formerHost !== null && !isThisRunOnly && <OldToken host={setup.formerHost} />}
        <Line icon={PanelTop} text={hasTray ? strings.tray : strings.noTray} />
        <Line icon={Eraser} text={strings.clipboard} />
      </ul>
      {setup.replaces === null && hasTray && <LoginStart />}
      <Outcome turn={setup.failure?.kind ?? ''}>
        {setup.copy !== null && <PlainCopyOffer copy={setup.copy} />}
        {setup.failure !== null && <Banner tone="bad">{failureText(setup.failure)}</Banner>}
      </Outcome>
    </StepFrame>
  )
}

/** Offered where it can be done at all. */
function LoginStart() {
  const isPossible = useLoginStore(({ start }) => start?.kind !== 'impossible')
  return (
    <div className="done-login" hidden={!isPossible}>
      <LoginStartRow />
    </div>
  )
}

/** At Stake the old token lives on: the last thing to do is out there. */
function OldToken({ host }: { readonly host: Host }) {
  return (
    <li>
      <RotateCcwKey size={20} strokeWidth={1.75} aria-hidden />
      <div className="old-token">
        <p>{strings.old}</p>
        <Button icon={ExternalLink} onPress={() => void openLink('stake-security', host)}>
          {setupStrings.instructions.open}
        </Button>
        <p className="small soft">
          {host}, {setupStrings.instructions.opensOutside}
        </p>
      </div>
    </li>
  )
}

function Line({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <li>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <p>{text}</p>
    </li>
  )
}
