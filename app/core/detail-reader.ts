import type { AccountId } from '../domain/account.ts'
import { secondMs } from '../domain/time.ts'
import { allParts, checkedParts, detailParts, readPart } from './account-parts.ts'
import { isRecent, type Kernel } from './kernel.ts'
import { dropIfExpired } from './reader.ts'
import type { PartName } from './state.ts'

/**
 * Reads what only the account's own page shows, behind the readings that everybody waits for: one that begins
 * meanwhile goes first, and what was not read by then is read after it.
 */
export interface DetailReader {
  /** From here on details are read. */
  start(): void
  /** Reads what is due, or was wanted, of an account whose balances could just be read. Nobody waits for it. */
  soon(id: AccountId): void
  /** The owner looks at the account: its bets are read now, unless that was just done. */
  look(id: AccountId): void
  /** Everything is due with the next reading, whenever it was read last. */
  want(id: AccountId): void
}

/** An owner who comes and goes does not have it read each time. */
const betsEveryMs = 10 * secondMs

export function createDetailReader(
  kernel: Kernel,
  { onRead }: { readonly onRead: (id: AccountId, parts: readonly PartName[]) => void },
): DetailReader {
  const underWay = new Set<AccountId>()
  let isStarted = false

  /** One after the other, for as long as it is the same token of the same account. Answers what was read. */
  async function read(id: AccountId): Promise<readonly PartName[]> {
    const state = kernel.account(id)
    const { token } = state
    const record = kernel.record(id)
    if (!record || !token || state.reading || state.failure || dropIfExpired(kernel, id)) return []
    const timeoutMs = kernel.settings.current().preferences.timeoutSeconds * secondMs
    const given = new AbortController()
    state.giveWay = () => given.abort()
    const ask = { host: record.host, token, timeoutMs, signal: given.signal }
    const done: PartName[] = []
    for (const part of [...detailParts, ...checkedParts.filter((name) => state.wanted.has(name))]) {
      const isSame = kernel.accounts.get(id) === state && state.token === token && !state.replacing
      if (!isSame || given.signal.aborted || kernel.isClosed()) break
      if (await readPart(kernel, state, part, ask)) done.push(part)
    }
    state.giveWay = null
    return done
  }

  async function readAndTell(id: AccountId): Promise<void> {
    const done = await read(id)
    underWay.delete(id)
    if (done.length > 0 && !kernel.isClosed()) onRead(id, done)
  }

  function soon(id: AccountId): void {
    if (!isStarted || underWay.has(id)) return
    underWay.add(id)
    void readAndTell(id)
  }

  return {
    start: () => void (isStarted = true),
    soon,
    look(id) {
      const state = kernel.account(id)
      if (!isRecent(kernel, state.bets, betsEveryMs)) state.wanted.add('bets')
      soon(id)
    },
    want(id) {
      for (const part of allParts) kernel.account(id).wanted.add(part)
    },
  }
}
