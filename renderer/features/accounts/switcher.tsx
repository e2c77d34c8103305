import { ChevronsUpDown, Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { accountName } from '../../../app/domain/account-label.ts'
import { accountState, worstAccount } from '../../../app/domain/account-state.ts'
import type { AccountView, View } from '../../../app/domain/view.ts'
import {
  accountStateWords,
  accountsStrings as strings,
  troubleText,
} from '../../../app/strings/en/accounts.ts'
import { visible } from '../../../app/strings/visible.ts'
import { beginSetup, selectAccount } from '../../stores/actions.ts'
import { selectedAccount, useViewStore } from '../../stores/view-store.ts'
import { Money } from '../../ui/money.tsx'
import { ToneIcon } from '../../ui/status.tsx'
import { accountTones } from './account-tones.ts'
import './switcher.css'

/** Whose values are shown, and the way to the other accounts; nothing while there is none. */
export function Switcher() {
  const name = useViewStore(({ view }) => nameOf(selectedAccount(view)))
  const host = useViewStore(({ view }) => selectedAccount(view)?.host)
  if (host === undefined) return null
  return (
    <MenuTrigger>
      <Button className="switcher">
        <span className="unseen">{strings.showing} </span>
        <span className="switcher-initial" aria-hidden>
          {initialOf(name)}
        </span>
        <span className="switcher-label word">
          <span className="switcher-name">{name}</span> <span className="soft small">{host}</span>
        </span>
        <Trouble />
        <ChevronsUpDown className="switcher-chevron" size={16} aria-hidden />
        <span className="switcher-whole" aria-hidden>
          {name}
        </span>
      </Button>
      <Popover className="switcher-float" placement="bottom start" offset={4}>
        <Choice />
      </Popover>
    </MenuTrigger>
  )
}

function Choice() {
  const view = useViewStore((state) => state.view)
  const selected = selectedAccount(view)
  if (!view || !selected) return null
  return (
    <>
      <Everything view={view} />
      <AccountMenu view={view} selected={selected} />
    </>
  )
}

function AccountMenu({ view, selected }: { readonly view: View; readonly selected: AccountView }) {
  return (
    <Menu className="switcher-menu" aria-label={strings.switcher}>
      <MenuSection
        aria-label={strings.accounts}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected.id]}
      >
        {view.accounts.map((account) => (
          <MenuItem
            key={account.id}
            id={account.id}
            className="switcher-item"
            textValue={shownName(account)}
            onAction={() => void selectAccount(account)}
          >
            <AccountLine account={account} />
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection aria-label={strings.add}>
        <MenuItem className="switcher-item switcher-add" onAction={() => void beginSetup(null)}>
          <Plus size={16} aria-hidden />
          <span>{strings.add}</span>
        </MenuItem>
      </MenuSection>
    </Menu>
  )
}

function AccountLine({ account }: { readonly account: AccountView }) {
  const state = accountState(account)
  const total = account.snapshot?.total ?? null
  return (
    <>
      <ToneIcon tone={accountTones[state]} />
      <span className="switcher-line">
        <span className="switcher-names">
          <span className="switcher-item-name">{shownName(account)}</span>
          <span className="soft small">
            {account.host}
            {state === 'fine' ? '' : `, ${accountStateWords[state]}`}
          </span>
        </span>
        <span className="switcher-total">
          {total ? <Money {...total} /> : <span className="soft small">{strings.noTotal}</span>}
        </span>
      </span>
    </>
  )
}

/** The sum, above those that it is made of. */
function Everything({ view: { everything } }: { readonly view: View }) {
  if (!everything) return null
  return (
    <p className="switcher-everything">
      <span>{strings.all}</span>
      {everything.total ? (
        <Money {...everything.total} />
      ) : (
        <span className="soft small">{strings.noTotal}</span>
      )}
    </p>
  )
}

/** That something is wrong with an account, also with one that is not shown. */
function Trouble() {
  const state = useViewStore(({ view }) => {
    const worst = worstOfSeveral(view)
    return worst ? accountState(worst) : 'fine'
  })
  const name = useViewStore(({ view }) => nameOf(worstOfSeveral(view)))
  if (state === 'fine') return null
  return (
    <span className="switcher-trouble">
      <ToneIcon tone={accountTones[state]} />
      <span className="unseen">{troubleText(name, state)}</span>
    </span>
  )
}

function worstOfSeveral(view: View | null): AccountView | null {
  return view && view.accounts.length > 1 ? worstAccount(view.accounts) : null
}

function nameOf(account: AccountView | null): string {
  return account ? shownName(account) : ''
}

/** The site's name for it may hold what nobody sees. */
function shownName(account: AccountView): string {
  return visible(accountName(account))
}

function initialOf(name: string): string {
  return (Array.from(name)[0] ?? '').toUpperCase()
}
