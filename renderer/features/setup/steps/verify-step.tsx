import { LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import type { Failure } from '../../../../app/domain/failure.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import { failureText } from '../../../../app/strings/en/failures.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { goToStep, replaceWatched, verifyToken } from '../../../stores/actions.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { ToneIcon } from '../../../ui/status.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.verify

export function VerifyStep({ setup }: { readonly setup: SetupView }) {
  const { verified, verifying, failure } = setup
  const isUntried = verified === null && !verifying && failure === null
  useEffect(() => {
    if (isUntried) void verifyToken()
  }, [isUntried])
  return (
    <StepFrame
      step="verify"
      heading={strings.heading}
      lead={`${strings.lead} ${setup.host}.`}
      next={
        <Button
          look="main"
          isDisabled={verified === null || verified.watchedAs !== null}
          onPress={() => void goToStep('expiry')}
        >
          {setupStrings.next}
        </Button>
      }
    >
      <div aria-live="polite" className="outcome">
        {verified === null && failure === null && (
          <p className="asking">
            <LoaderCircle className="turning" size={16} aria-hidden />
            {strings.running}
          </p>
        )}
        {verified !== null && <Found verified={verified} />}
        {failure !== null && !verifying && <Failed failure={failure} />}
      </div>
    </StepFrame>
  )
}

function Found({ verified }: { readonly verified: NonNullable<SetupView['verified']> }) {
  return (
    <>
      <div className="found">
        <ToneIcon tone="good" />
        <div>
          <p>{strings.found}</p>
          <p className="found-name">{verified.name}</p>
          {verified.sameAccount === true && <p className="soft">{strings.sameAccount}</p>}
        </div>
      </div>
      {verified.watchedAs !== null && <WatchedAlready />}
      {verified.watchedAs === null && verified.sameAccount === false && (
        <Banner tone="warn" title={strings.otherTitle}>
          {strings.other}
        </Banner>
      )}
    </>
  )
}

/** The same user twice would count twice. */
function WatchedAlready() {
  return (
    <>
      <Banner tone="warn" title={strings.watchedTitle}>
        {strings.watched}
      </Banner>
      <div className="ways-out">
        <Button look="main" onPress={() => void replaceWatched()}>
          {strings.replaceWatched}
        </Button>
        <Button onPress={() => void goToStep('token')}>{strings.otherToken}</Button>
      </div>
    </>
  )
}

function Failed({ failure }: { readonly failure: Failure }) {
  return (
    <>
      <Banner tone="bad" title={strings.failed}>
        {failureText(failure)}
      </Banner>
      <div className="ways-out">
        <Button look="main" onPress={() => void verifyToken()}>
          {strings.again}
        </Button>
        <Button onPress={() => void goToStep('host')}>{strings.otherHost}</Button>
        <Button onPress={() => void goToStep('token')}>{strings.otherToken}</Button>
      </div>
    </>
  )
}
