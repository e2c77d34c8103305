import { useEffect, useRef, useState, type RefObject } from 'react'
import { assertNever } from '../../../app/domain/assert-never.ts'
import type { Failure } from '../../../app/domain/failure.ts'
import { longestPassphraseLength } from '../../../app/domain/lock.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { lockSettingsStrings as strings } from '../../../app/strings/en/page-lock.ts'
import { removePassphrase, setPassphrase, setSealed } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, helpIdOf } from '../../ui/field.tsx'

export type PassphraseChange = 'set' | 'change' | 'remove' | 'seal' | 'unseal'

const words = {
  set: { title: strings.setTitle, text: strings.setWarning, action: strings.setAction },
  change: { title: strings.changeTitle, text: strings.setWarning, action: strings.changeAction },
  remove: { title: strings.removeTitle, text: strings.removeBody, action: strings.removeAction },
  seal: { title: strings.sealTitle, text: strings.sealBody, action: strings.sealAction },
  unseal: { title: strings.unsealTitle, text: strings.unsealBody, action: strings.unsealAction },
} satisfies Record<PassphraseChange, object>

interface PassphraseDialogProps {
  readonly change: PassphraseChange
  readonly onClose: () => void
}

/** Texts are read from the fields when they are handed over, and the fields emptied: no state ever holds them. */
export function PassphraseDialog({ change, onClose }: PassphraseDialogProps) {
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const again = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [differ, setDiffer] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const { title, text, action } = words[change]
  const isNextWrong = failure?.kind === 'passphrase-too-short'

  const handOver = async () => {
    if (isBusy) return
    const isSame = next.current?.value === again.current?.value
    setDiffer(!isSame)
    if (!isSame) {
      again.current?.focus()
      return
    }
    setBusy(true)
    const problem = await keep(change, take(current), take(next))
    take(again)
    setBusy(false)
    setFailure(problem)
    if (problem === null) onClose()
  }

  return (
    <Dialog
      title={title}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button
            look={change === 'remove' ? 'danger' : 'main'}
            isBusy={isBusy}
            onPress={() => void handOver()}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        className="passphrases"
        onSubmit={(event) => {
          event.preventDefault()
          void handOver()
        }}
      >
        <p>{text}</p>
        {change !== 'set' && (
          <Passphrase
            id="current"
            label={strings.current}
            input={current}
            isFirst
            problem={failure && !isNextWrong ? failureText(failure) : null}
          />
        )}
        {(change === 'set' || change === 'change') && (
          <>
            <Passphrase
              id="next"
              label={strings.next}
              input={next}
              isFirst={change === 'set'}
              help={strings.nextHelp}
              problem={failure && (isNextWrong || change === 'set') ? failureText(failure) : null}
            />
            <Passphrase
              id="again"
              label={strings.again}
              input={again}
              problem={differ ? strings.differ : null}
            />
          </>
        )}
        {/* Without one, Enter does not hand over a form of several fields. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}

function take({ current: field }: RefObject<HTMLInputElement | null>): string {
  const value = field?.value ?? ''
  if (field) field.value = ''
  return value
}

function keep(change: PassphraseChange, current: string, next: string): Promise<Failure | null> {
  switch (change) {
    case 'set':
      return setPassphrase(next, null)
    case 'change':
      return setPassphrase(next, current)
    case 'remove':
      return removePassphrase(current)
    case 'seal':
    case 'unseal':
      return setSealed(change === 'seal', current)
    default:
      return assertNever(change)
  }
}

interface PassphraseProps {
  readonly id: string
  readonly label: string
  readonly input: RefObject<HTMLInputElement | null>
  readonly help?: string
  /** Takes the focus as the dialog opens: typing is all there is to do. */
  readonly isFirst?: boolean
  readonly problem: string | null
}

function Passphrase({ id, label, input, help, isFirst = false, problem }: PassphraseProps) {
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst, input])
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      <input
        ref={input}
        id={id}
        className="input"
        type="password"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={longestPassphraseLength}
        aria-invalid={problem !== null}
        aria-describedby={helpIdOf(id)}
      />
    </Field>
  )
}
