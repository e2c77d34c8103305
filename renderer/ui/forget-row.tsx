import { useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { SettingRow } from './field.tsx'

interface ForgetRowProps {
  readonly id: string
  readonly words: {
    readonly forget: string
    readonly forgetHelp: string
    readonly forgetAction: string
    readonly forgetTitle: string
    readonly forgetBody: readonly string[]
    readonly keep: string
  }
  readonly isBusy: boolean
  /** `close` takes the question away, where no other screen takes its place. */
  readonly onForget: (close: () => void) => Promise<unknown>
}

/** What cannot be undone here: asked about before it is done. */
export function ForgetRow({ id, words, isBusy, onForget }: ForgetRowProps) {
  const [isAsking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <SettingRow id={id} label={words.forget} help={words.forgetHelp} isLabelled={false}>
      <Button look="danger" onPress={() => setAsking(true)}>
        {words.forgetAction}
      </Button>
      <Dialog
        title={words.forgetTitle}
        isOpen={isAsking}
        isAlert
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{words.keep}</Button>
            <Button look="danger" isBusy={isBusy} onPress={() => void onForget(close)}>
              {words.forgetAction}
            </Button>
          </>
        }
      >
        {words.forgetBody.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Dialog>
    </SettingRow>
  )
}
