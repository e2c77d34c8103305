import type { PlainCopy } from '../../../../app/domain/imports.ts'
import {
  copyRemovedText,
  copyText,
  importStrings,
  unsetLine,
} from '../../../../app/strings/en/page-imports.ts'
import { removeCopy } from '../../../stores/actions.ts'
import { useBusy } from '../../../stores/feedback-store.ts'
import { useViewStore } from '../../../stores/view-store.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'

const strings = importStrings.copy

/** The offer to remove the copy that the token was imported from, and what became of it. */
export function PlainCopyOffer({ copy }: { readonly copy: PlainCopy }) {
  const { os } = useViewStore((state) => state.platform)
  if (copy.kind !== 'environment' && copy.removed) {
    return (
      <Banner tone="good" title={strings.removed}>
        {copyRemovedText(copy)}
      </Banner>
    )
  }
  const { title, text } = copyText(copy, os)
  return (
    <section className="place copy" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {copy.kind === 'environment' ? (
        <code className="shell-line">{unsetLine(copy.names, os)}</code>
      ) : (
        <RemoveButton kind={copy.kind} />
      )}
    </section>
  )
}

function RemoveButton({ kind }: { readonly kind: 'file' | 'python-keyring' }) {
  const isRemoving = useBusy('setup.removeCopy')
  const action = kind === 'file' ? strings.fileAction : strings.keyringAction
  return (
    <Button isBusy={isRemoving} onPress={() => void removeCopy()}>
      {isRemoving ? strings.removing : action}
    </Button>
  )
}
