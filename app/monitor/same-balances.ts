import type { Balance } from '../domain/snapshot.ts'

/** Whether two readings say the same of every currency. Amounts are compared as the server wrote them. */
export function sameBalances(one: readonly Balance[], other: readonly Balance[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ currency, available, vault }, index) => {
      const found = other[index]
      return found?.currency === currency && found.available === available && found.vault === vault
    })
  )
}
