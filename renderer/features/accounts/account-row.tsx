import { ArrowDown, ArrowUp, ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { accountName } from '../../../app/domain/account-label.ts'
import { accountState } from '../../../app/domain/account-state.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import {
  accountMovedText,
  accountStateTitles,
  accountsStrings as strings,
} from '../../../app/strings/en/accounts.ts'
import { visible } from '../../../app/strings/visible.ts'
import { moveAccount } from '../../stores/actions.ts'
import { IconButton } from '../../ui/button.tsx'
import { Status } from '../../ui/status.tsx'
import { accountTones } from './account-tones.ts'
import { OneAccount } from './one-account.tsx'

interface AccountRowProps {
  readonly account: AccountView
  /** Its place among all, from 0. */
  readonly index: number
  readonly all: number
}

/** One of several accounts in one line: unfolded, all that is set of it. */
export function AccountRow({ account, index, all }: AccountRowProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const name = visible(accountName(account))
  const state = accountState(account)
  return (
    <li className="account-row">
      <div className="account-row-head">
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <ChevronRight className="account-row-chevron" size={16} aria-hidden />
          <span className="account-row-names">
            <span className="account-name">{name}</span>
            <span className="soft small">{account.host}</span>
          </span>
          <Status tone={accountTones[state]}>{accountStateTitles[state]}</Status>
        </button>
        <Movers account={account} name={name} index={index} all={all} />
      </div>
      <section id={id} className="account-row-body" aria-label={name} hidden={!isOpen}>
        {isOpen && <OneAccount account={account} isOneOfSeveral />}
      </section>
    </li>
  )
}

interface MoversProps extends AccountRowProps {
  readonly name: string
}

/** Neither is ever switched off: what has the focus would lose it at the end of the list. */
function Movers({ account, name, index, all }: MoversProps) {
  const place = useRef<HTMLDivElement>(null)
  const pressed = useRef<{ readonly button: number; readonly from: number } | null>(null)
  // The row that changes places takes its buttons along, and the focus is lost on the way.
  useEffect(() => {
    if (pressed.current === null || pressed.current.from === index) return
    place.current?.querySelectorAll('button')[pressed.current.button]?.focus()
    pressed.current = null
  })
  const move = (by: -1 | 1) => {
    const to = Math.min(Math.max(index + by, 0), all - 1)
    pressed.current = to === index ? null : { button: by === -1 ? 0 : 1, from: index }
    void moveAccount({ account: account.id, by }, accountMovedText(name, to + 1, all))
  }
  return (
    <div ref={place} className="account-row-movers">
      <IconButton label={`${strings.up}: ${name}`} icon={ArrowUp} onPress={() => move(-1)} />
      <IconButton label={`${strings.down}: ${name}`} icon={ArrowDown} onPress={() => move(1)} />
    </div>
  )
}
