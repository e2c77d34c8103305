import type { AccountId } from '../domain/account.ts'
import type { AlertFacts } from '../domain/alert.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { RemindersGiven } from '../domain/token.ts'
import { isExpired } from '../expiry/health.ts'
import { afterGiving, dueReminder, type Reminder } from '../expiry/reminders.ts'
import type { Kernel } from './kernel.ts'

/** Looks at an account's token and answers the reminder that is due, each once; to be called about once a minute. */
export function createReminders(kernel: Kernel): (record: AccountRecord) => AlertFacts | null {
  // Where the settings cannot be written, a reminder must still not come every minute of this run.
  const thisRun = new Map<AccountId, RemindersGiven>()

  return (record) => {
    const { id, token } = record
    const nowMs = kernel.ports.clock.now()
    const { token: held, keychain } = kernel.account(id)
    // An expired one is not held either; any other that the keychain gave no reason for is simply not there.
    if (!held && !keychain && !isExpired(token, nowMs)) return null
    const known = thisRun.get(id) ?? record.reminders
    const reminder = dueReminder(token, known, nowMs)
    if (!reminder) return null
    const given = afterGiving(token, known, reminder, nowMs)
    thisRun.set(id, given)
    void kernel.editRecord(id, (now) =>
      now.token.storedAtMs === given.storedAtMs ? { ...now, reminders: given } : now,
    )
    return factsOf(reminder, nowMs)
  }
}

function factsOf(reminder: Reminder, nowMs: number): AlertFacts {
  if (reminder.kind === 'rotation') return { kind: 'token-age', ageMs: reminder.ageMs }
  const { moment, remainingMs } = reminder
  return moment === 'end'
    ? { kind: 'token-expired' }
    : { kind: 'token-expiring', moment, endsAtMs: nowMs + remainingMs }
}
