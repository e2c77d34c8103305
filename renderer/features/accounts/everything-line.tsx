import { accountName } from '../../../app/domain/account-label.ts'
import type { AccountId } from '../../../app/domain/account.ts'
import type { EverythingView, View } from '../../../app/domain/view.ts'
import { accountsLeftOutText, accountsStaleText, accountsStrings } from '../../../app/strings/en/accounts.ts'
import { unratedText } from '../../../app/strings/en/accounts.ts'
import { visible } from '../../../app/strings/visible.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Money } from '../../ui/money.tsx'
import './everything-line.css'

/** What the accounts come to together, and all that is no part of it; nothing where there is one account. */
export function EverythingLine() {
  const view = useViewStore((state) => state.view)
  if (!view?.everything) return null
  const { total, leftOut, stale } = view.everything
  const notes = [
    unratedText(total?.unpriced ?? []),
    accountsLeftOutText(leftOut.map(({ account, why }) => ({ name: nameIn(view, account), why }))),
    accountsStaleText(stale.map((account) => nameIn(view, account))),
  ].filter((note) => note !== '')
  return (
    <section className="everything" aria-label={accountsStrings.all}>
      <p className="everything-sum">
        <span className="soft">{accountsStrings.all}</span>
        <Sum total={total} />
      </p>
      {notes.length > 0 && <p className="soft small">{notes.join('. ')}.</p>}
    </section>
  )
}

function Sum({ total }: Pick<EverythingView, 'total'>) {
  if (!total) return <span className="soft">{accountsStrings.noTotal}</span>
  return (
    <strong>
      <Money {...total} />
    </strong>
  )
}

function nameIn({ accounts }: View, wanted: AccountId): string {
  const account = accounts.find(({ id }) => id === wanted)
  return account ? visible(accountName(account)) : wanted
}
