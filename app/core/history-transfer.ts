import { entryPages, exportText, type Whose } from '../history/export.ts'
import { importText, largestHistoryBytes } from '../history/import.ts'
import type { HistoryStore } from '../history/store.ts'
import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { HistoryFormat } from '../domain/history.ts'
import { err, ok } from '../domain/result.ts'
import { desktopWords } from '../strings/en/desktop.ts'
import type { Kernel } from './kernel.ts'
import { nextTurn } from './next-turn.ts'
import { importPorts } from './setup-imports.ts'
import { unreadable } from './transfer.ts'
import type { HistoryActions } from './types.ts'

export interface HistoryTransferNeeds {
  readonly isPrivate: () => boolean
  /** More is known of the past than before. */
  readonly done: () => void
}

const unavailable = { kind: 'history-unavailable', cause: 'none' } as const

/** Carries an account's past to and from a file of the owner's choice. */
export function createHistoryTransfer(
  kernel: Kernel,
  store: HistoryStore | null,
  { isPrivate, done }: HistoryTransferNeeds,
): Pick<HistoryActions, 'exportTo' | 'importFrom'> {
  const { clock } = kernel.ports

  function whose(id: AccountId): Whose | null {
    const record = kernel.record(id)
    return record && { account: id, host: record.host, userId: record.userId }
  }

  async function writeExport(path: string, owner: Whose, format: HistoryFormat): Promise<Failure | null> {
    const pages = entryPages(owner)
    let isLost = false
    const pieces = exportText(format, owner, clock.now(), async () => {
      await nextTurn()
      const page = store?.use((ledger) => pages.next(ledger))
      if (page?.ok) return page.value
      isLost = true
      throw new Error('the history cannot be read')
    })
    const written = await kernel.ports.files.writePieces(path, pieces)
    if (written.ok) return null
    if (isLost) return { kind: 'history-unavailable', cause: store?.problem()?.kind ?? 'other' }
    const { problem } = written
    return {
      kind: 'export-not-written',
      cause: problem === 'disk-full' || problem === 'denied' ? problem : 'other',
    }
  }

  return {
    async exportTo(id, format) {
      const owner = whose(id)
      if (!owner) return err({ kind: 'account-unknown' })
      if (!store) return err(unavailable)
      if (isPrivate()) return err({ kind: 'amounts-hidden' })
      const name = `stakewatch-history.${format}`
      const path = await importPorts(kernel).picker.pickNew(desktopWords.exportHistory, name)
      if (path === null) return err({ kind: 'cancelled' })
      const failure = await writeExport(path, owner, format)
      return failure ? err(failure) : ok()
    },
    async importFrom(id) {
      const owner = whose(id)
      if (!owner) return err({ kind: 'account-unknown' })
      if (!store) return err(unavailable)
      const { picker, files } = importPorts(kernel)
      const path = await picker.pick(desktopWords.importHistory)
      if (path === null) return err({ kind: 'cancelled' })
      const read = await files.read(path, largestHistoryBytes)
      if (!read.ok) return err({ kind: 'history-refused', cause: unreadable(read.failure) })
      const failure = await importText(read.value, owner, clock.now(), nextTurn, (work) => {
        if (!kernel.record(id)) return { kind: 'account-unknown' }
        const written = store.write(work)
        return written.ok ? null : { kind: 'history-unavailable', cause: written.failure.kind }
      })
      done()
      return failure ? err(failure) : ok()
    },
  }
}
