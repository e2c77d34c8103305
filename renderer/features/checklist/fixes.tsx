import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { accountName } from '../../../app/domain/account-label.ts'
import type { AccountId } from '../../../app/domain/account.ts'
import { assertNever } from '../../../app/domain/assert-never.ts'
import type { CheckId, Fix, FixPlace, FixPreview } from '../../../app/domain/check.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { checklistStrings as strings, fixText } from '../../../app/strings/en/page-checklist.ts'
import { visible } from '../../../app/strings/visible.ts'
import { beginSetup, openLink, previewFix } from '../../stores/actions.ts'
import { goTo } from '../../stores/page-store.ts'
import { useTry } from '../../stores/use-try.ts'
import { selectedAccount, useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { FirstFew } from '../../ui/first-few.tsx'
import { FixDialog, type FileFix } from './fix-dialog.tsx'

interface FixesProps {
  readonly check: CheckId
  readonly fixes: readonly Fix[]
}

/** What Stakewatch can do about it, each by a press of its own. */
export function Fixes({ check, fixes }: FixesProps) {
  return (
    <FirstFew
      className="fixes"
      items={fixes}
      keyOf={({ id }) => id}
      render={(fix) => (
        <li>
          {fix.kind === 'go' ? (
            <GoButton where={fix.where} of={fix.account ?? null} />
          ) : (
            <FileFixButton check={check} fix={fix} />
          )}
        </li>
      )}
    />
  )
}

interface FileFixButtonProps {
  readonly check: CheckId
  readonly fix: FileFix
}

/** Shows what would change before anything does. */
function FileFixButton({ check, fix }: FileFixButtonProps) {
  const [preview, setPreview] = useState<FixPreview | null>(null)
  const { isBusy, failure, attempt } = useTry()
  const look = () =>
    attempt(async () => {
      const answer = await previewFix(check, fix.id)
      if (answer.ok) setPreview(answer.value)
      return answer.ok ? null : answer.failure
    })
  return (
    <>
      <Button isBusy={isBusy} onPress={() => void look()}>
        {fixText(fix)}
      </Button>
      {failure && <p className="small bad">{failureText(failure)}</p>}
      {preview && <FixDialog check={check} fix={fix} preview={preview} onClose={() => setPreview(null)} />}
    </>
  )
}

/** Opens the place where it is done. */
function GoButton({ where, of }: { readonly where: FixPlace; readonly of: AccountId | null }) {
  const selected = useViewStore(({ view }) => selectedAccount(view))
  const own = useViewStore(({ view }) => view?.accounts.find(({ id }) => id === of) ?? null)
  const account = own ?? selected
  const whose = own ? `, ${visible(accountName(own))}` : ''
  switch (where) {
    case 'settings':
      return <Button onPress={() => goTo('settings')}>{strings.go.settings}</Button>
    case 'replace-token':
      return (
        <Button onPress={() => void beginSetup(account?.id ?? null)}>
          {account ? strings.go['replace-token'] + whose : strings.setUp}
        </Button>
      )
    case 'stake-security':
      return (
        account && (
          <Button icon={ExternalLink} onPress={() => void openLink('stake-security', account.host)}>
            {strings.go['stake-security'] + whose}
          </Button>
        )
      )
    default:
      return assertNever(where)
  }
}
