import { Eraser, Eye, PanelTop, RotateCcwKey, type LucideIcon } from 'lucide-react'
import type { SetupView } from '../../../../app/domain/view.ts'
import { setupStrings, watchingText } from '../../../../app/strings/en/page-setup.ts'
import { leaveSetup } from '../../../stores/actions.ts'
import { useViewStore } from '../../../stores/view-store.ts'
import { Button } from '../../../ui/button.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.done

export function DoneStep({ setup }: { readonly setup: SetupView }) {
  const { hasTray } = useViewStore((state) => state.platform)
  const isReplacement = setup.replaces !== null
  return (
    <StepFrame
      step="done"
      heading={isReplacement ? strings.headingReplace : strings.headingFirst}
      next={
        <Button look="main" onPress={() => void leaveSetup()}>
          {strings.action}
        </Button>
      }
    >
      <ul className="done-lines">
        {setup.verified && <Line icon={Eye} text={watchingText(setup.verified.name, setup.host)} />}
        {isReplacement && <Line icon={RotateCcwKey} text={strings.old} />}
        <Line icon={PanelTop} text={hasTray ? strings.tray : strings.noTray} />
        <Line icon={Eraser} text={strings.clipboard} />
      </ul>
    </StepFrame>
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
