import type { CheckId, DiffLine, Fix, FixPreview } from '../../../app/domain/check.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { checklistStrings as strings, diffText } from '../../../app/strings/en/page-checklist.ts'
import { visible } from '../../../app/strings/visible.ts'
import { applyFix } from '../../stores/actions.ts'
import { useTry } from '../../stores/use-try.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './fix-dialog.css'

export type FileFix = Exclude<Fix, { kind: 'go' }>

interface FixDialogProps {
  readonly check: CheckId
  readonly fix: FileFix
  readonly preview: FixPreview
  readonly onClose: () => void
}

/** What a fix would change, before it does. */
export function FixDialog({ check, fix, preview, onClose }: FixDialogProps) {
  const { isBusy, failure, attempt } = useTry()
  const apply = async () => {
    if (await attempt(() => applyFix(check, fix.id))) onClose()
  }
  return (
    <Dialog
      title={strings.fixTitles[fix.kind]}
      isOpen
      isAlert
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button look="main" isBusy={isBusy} onPress={() => void apply()}>
            {strings.apply}
          </Button>
        </>
      }
    >
      <p className="path">{visible(preview.path)}</p>
      <Diff lines={preview.lines} />
      <p className="soft">
        {preview.isNew && `${strings.newFile} `}
        {diffText(preview.lines)} {strings.canUndo}
      </p>
      {failure && <Banner tone="bad">{failureText(failure)}</Banner>}
    </Dialog>
  )
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' }

/** It may be long, so it scrolls by itself, by the keys too. */
const inTabOrder = { tabIndex: 0 }

function Diff({ lines }: { readonly lines: readonly DiffLine[] }) {
  return (
    <div className="diff" {...inTabOrder}>
      <ol aria-label={strings.changes}>
        {lines.map(({ kind, text }, index) => (
          <li key={`${index} ${kind}`} className={kind}>
            <span aria-hidden>{signs[kind]}</span>
            <span>
              {kind !== 'same' && <span className="unseen">{strings[kind]}: </span>}
              {visible(text)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
