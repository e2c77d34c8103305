import { useState } from 'react'
import type { Requests } from '../../../../app/contract/bridge.ts'
import type { Failure } from '../../../../app/domain/failure.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import { failureText } from '../../../../app/strings/en/failures.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { storageText } from '../../../../app/strings/en/token.ts'
import { goToStep, saveToken } from '../../../stores/actions.ts'
import { useBusy } from '../../../stores/feedback-store.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Status } from '../../../ui/status.tsx'
import { StepFrame } from './step-frame.tsx'

const strings = setupStrings.storage

type Place = Requests['setup.save']['where']

export function StorageStep({ setup }: { readonly setup: SetupView }) {
  const isSaving = useBusy('setup.save')
  const [asked, setAsked] = useState<Place | null>(null)
  const { storage, failure } = setup
  const keep = (where: Place) => {
    if (setup.verified?.sameAccount === false) setAsked(where)
    else void saveToken({ where, acceptsOtherAccount: false })
  }
  return (
    <StepFrame
      step="storage"
      heading={strings.heading}
      next={
        <Button
          look="main"
          isBusy={isSaving}
          isDisabled={storage === null || failure !== null}
          onPress={() => keep('keychain')}
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
        {failure !== null && <NotKept failure={failure} isSaving={isSaving} onKeep={() => keep('memory')} />}
      </div>
      <OtherAccount
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null)
          if (asked !== null) void saveToken({ where: asked, acceptsOtherAccount: true })
        }}
      />
    </StepFrame>
  )
}

interface NotKeptProps {
  readonly failure: Failure
  readonly isSaving: boolean
  /** Keeps it for this run only. */
  readonly onKeep: () => void
}

/** The keychain's trouble, and only then the weaker way, as a choice of its own. */
function NotKept({ failure, isSaving, onKeep }: NotKeptProps) {
  const isKeychain = failure.kind.startsWith('keychain-')
  const isInUse = failure.kind === 'rotation-unfinished'
  return (
    <>
      <Banner
        tone={isInUse ? 'warn' : 'bad'}
        title={isInUse ? strings.unfinished : isKeychain ? strings.missing : strings.notSaved}
        action={<Button onPress={() => void goToStep('storage')}>{strings.again}</Button>}
      >
        {failureText(failure)}
      </Banner>
      {isKeychain && (
        <div className="place">
          <h2>{strings.memoryTitle}</h2>
          <p>{strings.memory}</p>
          <Button isBusy={isSaving} onPress={onKeep}>
            {strings.memoryAction}
          </Button>
        </div>
      )}
    </>
  )
}

interface OtherAccountProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Another account's token takes the old one's place only when the owner says so. */
function OtherAccount({ isOpen, onClose, onConfirm }: OtherAccountProps) {
  return (
    <Dialog
      title={strings.otherTitle}
      isOpen={isOpen}
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.otherCancel}</Button>
          <Button look="main" onPress={onConfirm}>
            {strings.otherConfirm}
          </Button>
        </>
      }
    >
      {strings.other.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Dialog>
  )
}
