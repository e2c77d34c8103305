import type { Fix } from '../../domain/check.ts'
import type { ClipboardHistory, DiskEncryption } from '../../domain/machine.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import { clipboardText, diskText, lockTexts, noMachineText } from '../../strings/en/evidence/machine.ts'
import { statusFor } from '../check-outcome.ts'
import type { Check, CheckContext, FoundFinding } from '../context.ts'
import { gapFinding } from '../finding-id.ts'

const id = 'machine-guarded'
const { title, why } = checkTexts[id]

/**
 * What stands between the token and whoever has this machine: our lock, the disk's encryption, a clipboard that
 * forgets. One gap is a warning. Neither a passphrase nor an encrypted disk is none at all, and fails.
 */
export const machineGuarded: Check = {
  id,
  title,
  why,
  async run({ lock, machine, dataDir }) {
    const parts = machine
      ? await Promise.all([machine.diskEncryption(dataDir), machine.clipboardHistory()])
      : null
    const disk = parts?.[0] ?? null
    const clipboard = parts?.[1] ?? null
    const findings = [
      ...lockGap(lock),
      ...(disk === null ? [] : diskGap(disk, dataDir, lock.isSet)),
      ...(clipboard === null ? [] : clipboardGap(clipboard)),
    ]
    // Of the machine nothing at all may be known; what is known of one part is worth saying without the other.
    const isKnown = [disk, clipboard].some((part) => part !== null && part.kind !== 'unknown')
    return {
      status: statusFor(findings, isKnown),
      evidence: [lockText(lock), ...machineTexts(disk, clipboard, dataDir)],
      findings,
      ...(lock.isSet && lock.closesByItself ? {} : { fixes: [openSettings] }),
    }
  },
}

type Lock = CheckContext['lock']

const openSettings: Fix = { kind: 'go', id: 'settings', where: 'settings' }

function lockText({ isSet, closesByItself }: Lock): string {
  if (!isSet) return lockTexts.missing
  return closesByItself ? lockTexts.closes : lockTexts.open
}

function lockGap(lock: Lock): readonly FoundFinding[] {
  if (lock.isSet && lock.closesByItself) return []
  return [gapFinding(id, lock.isSet ? 'lock-stays-open' : 'no-lock', 'warn', lockText(lock))]
}

function diskGap(disk: DiskEncryption, dataDir: string, hasLock: boolean): readonly FoundFinding[] {
  if (disk.kind !== 'plain') return []
  return [gapFinding(id, 'plain-disk', hasLock ? 'warn' : 'fail', diskText(disk, dataDir))]
}

function clipboardGap(clipboard: ClipboardHistory): readonly FoundFinding[] {
  return clipboard.kind === 'kept'
    ? [gapFinding(id, 'clipboard-history', 'warn', clipboardText(clipboard))]
    : []
}

function machineTexts(
  disk: DiskEncryption | null,
  clipboard: ClipboardHistory | null,
  dataDir: string,
): readonly string[] {
  if (disk === null || clipboard === null) return [noMachineText]
  return [diskText(disk, dataDir), clipboardText(clipboard)]
}
