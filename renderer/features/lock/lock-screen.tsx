import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Failure } from '../../../app/domain/failure.ts'
import { longestPassphraseLength } from '../../../app/domain/lock.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { lockScreenStrings as strings } from '../../../app/strings/en/page-lock.ts'
import { useLockStore } from '../../stores/lock-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { unlock } from '../../stores/unlock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, helpIdOf } from '../../ui/field.tsx'
import { Mark } from '../frame/mark.tsx'
import './lock-screen.css'

/** All that there is while locked: the way in, and the way out. */
export function LockScreen() {
  const hasTouchId = useLockStore((state) => state.hasTouchId)
  return (
    <main className="lock-screen">
      <div className="lock-mark">
        <Mark size={56} />
      </div>
      <h1>{strings.title}</h1>
      <PassphraseForm />
      <div className="lock-others">
        {hasTouchId && (
          <Button look="bare" onPress={() => void unlock({ by: 'touch-id' })}>
            {strings.touchId}
          </Button>
        )}
        <Forgotten />
      </div>
    </main>
  )
}

/** The text is read from the field once and the field emptied before main is asked: no state ever holds it. */
function PassphraseForm() {
  const input = useRef<HTMLInputElement>(null)
  const [isCapsLock, setCapsLock] = useState(false)
  const isOpening = useLockStore((state) => state.isOpening)
  const failure = useFailureNow()
  const hint = isCapsLock ? strings.capsLock : ''
  const mustWait = failure !== null && 'waitMs' in failure && failure.waitMs > 0

  useEffect(() => input.current?.focus(), [])

  const handOver = () => {
    const field = input.current
    if (!field || isOpening || mustWait || field.value === '') return
    const { value } = field
    field.value = ''
    field.focus()
    void unlock({ by: 'passphrase', passphrase: value })
  }
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        handOver()
      }}
    >
      <Field
        id="passphrase"
        label={strings.passphrase}
        help={hint}
        problem={failure && [failureText(failure), hint].join(' ').trim()}
      >
        <div className="lock-line">
          <input
            ref={input}
            id="passphrase"
            className="input"
            type="password"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={longestPassphraseLength}
            aria-invalid={failure !== null}
            aria-describedby={helpIdOf('passphrase')}
            onKeyDown={look}
            onKeyUp={look}
          />
          <Button look="main" isBusy={isOpening} isDisabled={mustWait} onPress={handOver}>
            {strings.unlock}
          </Button>
        </div>
      </Field>
    </form>
  )
}

/** What stands in the way, with the seconds that are left; one that was only about waiting ends with it. */
function useFailureNow(): Failure | null {
  const failure = useLockStore((state) => state.failure)
  const notBeforeMs = useLockStore((state) => state.notBeforeMs)
  const leftMs = useTimeStore(({ nowMs, offsetMs }) => notBeforeMs - (nowMs - offsetMs))
  if (failure === null || !('waitMs' in failure)) return failure
  // The page's clock ticks once a second, and may be that much late.
  const waitMs = Math.min(Math.max(0, leftMs), failure.waitMs)
  return failure.kind === 'passphrase-slowed' && waitMs === 0 ? null : { ...failure, waitMs }
}

function Forgotten() {
  const [isAsking, setAsking] = useState(false)
  const isOpening = useLockStore((state) => state.isOpening)
  const giveUp = async () => {
    await unlock({ by: 'giving-up-the-token' })
    setAsking(false)
  }
  return (
    <>
      <Button look="bare" onPress={() => setAsking(true)}>
        {strings.forgot}
      </Button>
      <Dialog
        title={strings.forgotTitle}
        isOpen={isAsking}
        isAlert
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{strings.keep}</Button>
            <Button look="danger" isBusy={isOpening} onPress={() => void giveUp()}>
              {strings.giveUp}
            </Button>
          </>
        }
      >
        {strings.forgotBody.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Dialog>
    </>
  )
}
