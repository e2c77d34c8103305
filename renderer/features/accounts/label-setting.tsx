import { useState } from 'react'
import { parseLabel } from '../../../app/domain/account-label.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { accountsStrings as strings } from '../../../app/strings/en/accounts.ts'
import { visible } from '../../../app/strings/visible.ts'
import { changeAccount } from '../../stores/actions.ts'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'

/** The draft is the page's until it is a name that main would take; an empty one takes the owner's name away. */
export function LabelSetting({ account: { id, label, name, host } }: { readonly account: AccountView }) {
  const [text, setText] = useState(label ?? '')
  const field = `label-${id}`
  const isEmpty = text.trim() === ''
  const typed = isEmpty ? null : parseLabel(text)
  const isWrong = !isEmpty && typed === null
  const keep = () => {
    if (!isWrong && typed !== label) void changeAccount({ account: id, label: typed })
  }
  return (
    <SettingRow
      id={field}
      label={strings.name}
      help={strings.nameHelp}
      problem={isWrong ? strings.nameProblem : null}
    >
      <input
        id={field}
        className="input account-label"
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={visible(name ?? host)}
        aria-invalid={isWrong}
        aria-describedby={helpIdOf(field)}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </SettingRow>
  )
}
