import type { CheckMoment, CheckStatus } from '../domain/check.ts'
import { hourMs, type EpochMs } from '../domain/time.ts'
import { mostMoments } from './schema.ts'

/**
 * A check's history with what it came to at `atMs`: one moment an hour is enough while nothing changes, and
 * every change is one. `isNew` says that it was looked at anew, and not only judged anew.
 */
export function withMoment(
  moments: readonly CheckMoment[],
  status: CheckStatus,
  atMs: EpochMs,
  isNew: boolean,
): readonly CheckMoment[] {
  const last = moments.at(-1)
  if (last?.status === status && !(isNew && Math.abs(atMs - last.atMs) >= hourMs)) return moments
  return [...moments, { atMs, status }].slice(-mostMoments)
}
