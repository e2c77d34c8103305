import { unreadReasons, type Unread, type UnreadReason } from '../domain/scan.ts'

/** Counts what was not read, and keeps the names of the first few of each reason. */
export interface UnreadLog {
  note(reason: UnreadReason, path: string): void
  list(): readonly Unread[]
}

const mostExamples = 5

export function createUnreadLog(): UnreadLog {
  const noted = new Map<UnreadReason, { count: number; examples: string[] }>()
  return {
    note(reason, path) {
      const known = noted.get(reason) ?? { count: 0, examples: [] }
      known.count += 1
      if (known.examples.length < mostExamples) known.examples.push(path)
      noted.set(reason, known)
    },
    list: () =>
      unreadReasons.flatMap((reason) => {
        const known = noted.get(reason)
        return known ? [{ reason, ...known }] : []
      }),
  }
}
