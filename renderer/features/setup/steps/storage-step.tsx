import type { Failure } from '../../../../app/domain/failure.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import { failureText } from '../../../../app/strings/en/failures.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { storageText } from '../../../../app/strings/en/token.ts'
import { goToStep, saveToken } from '../../../stores/actions.ts'
import { useBusy } from '../../../stores/feedback-store.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Status } from '../../../ui/status.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.storage

export function StorageStep({ setup }: { readonly setup: SetupView }) {
  const isSaving = useBusy('setup.save')
  const { storage, failure } = setup
  return (
    <StepFrame
      step="storage"
      heading={strings.heading}
      next={
        <Button
          look="main"
          isBusy={isSaving}
          isDisabled={storage === null || failure !== null}
          onPress={() => void saveToken('keychain')}
        >
          {isSaving ? strings.saving : strings.save}
        </Button>
      }
    >
      <div aria-live="polite" className="outcome">
        {storage === null && failure === null && <p className="soft">{strings.looking}</p>}
        {storage !== null && failure === null && (
          <div className="place">
            <Status tone={storage.persistent === true ? 'good' : 'warn'}>{strings.keychain}</Status>
            <p>{storageText(storage)}</p>
            <p className="soft">{strings.keychainNote}</p>
          </div>
        )}
        {failure !== null && <NotKept failure={failure} isSaving={isSaving} />}
      </div>
    </StepFrame>
  )
}

/** The keychain's trouble, and only then the weaker way, as a choice of its own. */
function NotKept({ failure, isSaving }: { readonly failure: Failure; readonly isSaving: boolean }) {
  const isKeychain = failure.kind.startsWith('keychain-')
  return (
    <>
      <Banner
        tone="bad"
        title={isKeychain ? strings.missing : strings.notSaved}
        action={<Button onPress={() => void goToStep('storage')}>{strings.again}</Button>}
      >
        {failureText(failure)}
      </Banner>
      {isKeychain && (
        <div className="place">
          <h2>{strings.memoryTitle}</h2>
          <p>{strings.memory}</p>
          <Button isBusy={isSaving} onPress={() => void saveToken('memory')}>
            {strings.memoryAction}
          </Button>
        </div>
      )}
    </>
  )
}
