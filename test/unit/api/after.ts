import type { FakeClock } from '../../fakes/clock.ts'

/** Lets `ms` go by, then tells what has become of a question. */
export async function after<Value>(
  clock: FakeClock,
  ms: number,
  question: Promise<Value>,
): Promise<Value | 'still waiting'> {
  await clock.advance(ms)
  return await Promise.race([question, Promise.resolve('still waiting' as const)])
}
