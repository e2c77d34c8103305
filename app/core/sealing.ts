import { keychainFailure, type Kernel } from './kernel.ts'
import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { isSealed, saltsOf, sealText, unsealText, type SealKey } from '../lock/sealed-text.ts'
import type { Seal } from '../vault/seal.ts'

/** How the tokens' entries are to be: sealed with any of `keys`, or as they are. */
export interface SealWish {
  readonly sealed: boolean
  /** The passphrase's; two while it is being changed, none before it was given. */
  readonly keys: readonly SealKey[]
}

export interface Sealing {
  readonly seal: Seal
  setWish(wish: SealWish): void
  /** False while entries are sealed and nobody has given the passphrase in this run. */
  hasKey(): boolean
  /** Accounts whose entry was read and is otherwise than is wished; none while the key is not there. */
  stale(): readonly AccountId[]
}

export function createSealing(sealed: boolean): Sealing {
  let wish: SealWish = { sealed, keys: [] }
  const stale = new Set<AccountId>()

  const hasKey = () => !wish.sealed || wish.keys.length > 0

  function isAsWished(kept: string): boolean {
    if (isSealed(kept) !== wish.sealed) return false
    return !wish.sealed || saltsOf(kept).join() === wish.keys.map(({ salt }) => salt).join()
  }

  return {
    hasKey,
    stale: () => (hasKey() ? [...stale] : []),
    setWish: (next) => void (wish = next),
    seal: {
      close(account, text) {
        if (!hasKey()) return null
        stale.delete(account)
        return wish.sealed ? sealText(text, wish.keys, account) : text
      },
      open(account, kept) {
        const unsealed = isSealed(kept)
          ? unsealText(kept, wish.keys, account)
          : ({ kind: 'open', text: kept } as const)
        if (unsealed.kind === 'open' && !isAsWished(kept)) stale.add(account)
        return unsealed
      },
    },
  }
}

/**
 * Brings the entries of these accounts to where the wish is: each is read and stored anew, one write for each,
 * read back, and the former put back where that fails. Null, or why one of them could not be brought there.
 */
export async function sealAnew(kernel: Kernel, ids: readonly AccountId[]): Promise<Failure | null> {
  for (const id of ids) {
    if (kernel.record(id)?.rotation) return { kind: 'rotation-unfinished' }
    const stored = await kernel.vault.sealAnew(id)
    if (stored.kind === 'missing') continue
    if (stored.kind !== 'stored') return keychainFailure(stored) ?? { kind: 'keychain-refused' }
  }
  return null
}
