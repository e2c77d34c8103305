import type { AccountId } from '../domain/account.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { RemindersGiven } from '../domain/token.ts'
import { isExpired } from '../expiry/health.ts'
import { afterGiving, dueReminder } from '../expiry/reminders.ts'
import { reminderNotice } from '../strings/en/reminders.ts'
import type { Kernel } from './kernel.ts'

/** Looks at every account's token and gives the reminders that are due; to be called about once a minute. */
export function createReminders(kernel: Kernel): () => void {
  // Where the settings cannot be written, a reminder must still not come every minute of this run.
  const thisRun = new Map<AccountId, RemindersGiven>()

  function remind(record: AccountRecord): void {
    const { id, token } = record
    const nowMs = kernel.ports.clock.now()
    const { token: held, keychain } = kernel.account(id)
    // An expired one is not held either; any other that the keychain gave no reason for is simply not there.
    if (!held && !keychain && !isExpired(token, nowMs)) return
    const known = thisRun.get(id) ?? record.reminders
    const reminder = dueReminder(token, known, nowMs)
    if (!reminder) return
    const given = afterGiving(token, known, reminder, nowMs)
    thisRun.set(id, given)
    void kernel.editRecord(id, (now) =>
      now.token.storedAtMs === given.storedAtMs ? { ...now, reminders: given } : now,
    )
    kernel.log.log('info', 'reminded', { kind: reminder.kind })
    kernel.ports.notifier.notify(reminderNotice(reminder))
  }

  return () => {
    for (const record of kernel.records()) if (!record.unfinished) remind(record)
  }
}
