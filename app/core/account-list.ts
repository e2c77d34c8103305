import type { AccountId } from '../domain/account.ts'
import { onAccount } from './account-actions.ts'
import type { Kernel } from './kernel.ts'
import type { Core } from './types.ts'

export interface AccountList {
  /** The account that window and tray show; the first where none was chosen, null where there is none. */
  selected(): AccountId | null
  /** Makes it the selected one, and writes that down where it can. */
  select(id: AccountId): Promise<void>
  readonly offered: Pick<Core, 'selectAccount' | 'changeAccount' | 'moveAccount'>
}

/** The accounts among each other: which one is looked at, how the owner calls them, and their order. */
export function createAccountList(kernel: Kernel): AccountList {
  // Who chooses an account gets to see it, also where the disk is full.
  let chosen: AccountId | null = null

  async function select(id: AccountId): Promise<void> {
    chosen = id
    kernel.changed()
    const written = await kernel.settings.change((now) =>
      now.selected === id ? now : { ...now, selected: id },
    )
    if (!written.ok) kernel.log.log('warn', 'selection not written', { kind: written.failure.kind })
  }

  return {
    select,
    selected() {
      const records = kernel.records()
      const wanted = chosen ?? kernel.settings.current().selected
      return (records.find(({ id }) => id === wanted) ?? records[0])?.id ?? null
    },
    offered: {
      selectAccount: (id) =>
        onAccount(kernel, id, async () => {
          await select(id)
          return null
        }),
      changeAccount: (id, { label, inTotal, notifies }) =>
        onAccount(kernel, id, async () => {
          const written = await kernel.editRecord(id, (now) => ({
            ...now,
            label: label === undefined ? now.label : label,
            inTotal: inTotal ?? now.inTotal,
            notifies: notifies ?? now.notifies,
          }))
          kernel.changed()
          return written.ok ? null : written.failure
        }),
      moveAccount: (id, by) =>
        onAccount(kernel, id, async () => {
          const ids = kernel.records().map((record) => record.id)
          const to = Math.min(Math.max(ids.indexOf(id) + by, 0), ids.length - 1)
          const others = ids.filter((other) => other !== id)
          const written = await kernel.arrange(others.toSpliced(to, 0, id))
          kernel.changed()
          return written.ok ? null : written.failure
        }),
    },
  }
}
