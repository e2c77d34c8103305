import { accountName } from '../../../app/domain/account-label.ts'
import { accountState } from '../../../app/domain/account-state.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { showAccountText, troubleElsewhereText } from '../../../app/strings/en/accounts.ts'
import { visible } from '../../../app/strings/visible.ts'
import { selectAccount } from '../../stores/actions.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** The accounts that are not shown and not fine. */
export function useTroubleElsewhere(): readonly AccountView[] {
  const view = useViewStore((state) => state.view)
  return (view?.accounts ?? []).filter(
    (account) => account.id !== view?.selected && accountState(account) !== 'fine',
  )
}

/** Says in one line which of them it is, and leads to the first. */
export function Elsewhere({ accounts }: { readonly accounts: readonly AccountView[] }) {
  const [first] = accounts
  if (!first) return null
  const names = accounts.map((account) => visible(accountName(account)))
  const isBad = accounts.some((account) => accountState(account) === 'attention')
  return (
    <Banner
      tone={isBad ? 'bad' : 'warn'}
      action={<Button onPress={() => void selectAccount(first)}>{showAccountText(names[0] ?? '')}</Button>}
    >
      {troubleElsewhereText(names)}
    </Banner>
  )
}
