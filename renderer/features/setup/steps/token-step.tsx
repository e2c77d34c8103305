import { ClipboardPaste } from 'lucide-react'
import { useRef } from 'react'
import type { SetupView } from '../../../../app/domain/view.ts'
import { failureText } from '../../../../app/strings/en/failures.ts'
import { importStrings } from '../../../../app/strings/en/page-imports.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { goToStep, importDropped, pasteToken, typeToken } from '../../../stores/actions.ts'
import { useBusy } from '../../../stores/feedback-store.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field, helpIdOf } from '../../../ui/field.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { OtherWays } from './other-ways.tsx'
import { Outcome } from './outcome.tsx'
import { StepFrame } from './step-frame.tsx'
import { TakenToken } from './taken-token.tsx'

const strings = setupStrings.token

/** As much as main takes: enough for it to say what is wrong with a paste. */
const longestTyped = 8192

export function TokenStep({ setup }: { readonly setup: SetupView }) {
  const isPasting = useBusy('setup.pasteToken')
  const isOver = useFileDrop(importDropped)
  const { token, found, host, failure } = setup
  return (
    <StepFrame
      step="token"
      heading={strings.heading}
      lead={strings.lead}
      next={
        <Button look="main" isDisabled={token === null} onPress={() => void goToStep('verify')}>
          {setupStrings.next}
        </Button>
      }
    >
      <div className={isOver ? 'hand-over over' : 'hand-over'}>
        <Button
          look={token === null ? 'main' : 'plain'}
          size="large"
          icon={ClipboardPaste}
          isBusy={isPasting}
          onPress={() => void pasteToken()}
        >
          {isPasting ? strings.pasting : strings.paste}
        </Button>
        <p className="or small soft">{strings.or}</p>
        <TypedToken />
        <p className="or small soft">{importStrings.or}</p>
        <OtherWays isOver={isOver} />
      </div>
      <Outcome turn={[failure?.kind, token?.mask, found?.source].join(' ')}>
        {failure !== null && <Banner tone="bad">{failureText(failure)}</Banner>}
        {token !== null && <TakenToken token={token} found={found} host={host} />}
      </Outcome>
    </StepFrame>
  )
}

/** The text is read from the field once and the field emptied before main is asked: no state ever holds it. */
function TypedToken() {
  const input = useRef<HTMLInputElement>(null)
  const handOver = () => {
    const field = input.current
    if (!field) return
    const { value } = field
    field.value = ''
    void typeToken(value)
  }
  return (
    <form
      className="typed"
      onSubmit={(event) => {
        event.preventDefault()
        handOver()
      }}
    >
      <Field id="token" label={strings.label} help={strings.help}>
        <div className="typed-line">
          <input
            ref={input}
            id="token"
            className="input"
            type="password"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={longestTyped}
            aria-describedby={helpIdOf('token')}
          />
          <Button onPress={handOver}>{strings.use}</Button>
        </div>
      </Field>
    </form>
  )
}
