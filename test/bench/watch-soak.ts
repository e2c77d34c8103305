import { liveThrough } from '../unit/core/soak-month.ts'
import { absolute, type Report } from './report.ts'

const days = 30
const barMs = 20_000

/** A month in the tray as the soak test lives through it, by a clock that does not wait. */
export async function measureSoak(): Promise<Report['metrics']> {
  const begunMs = performance.now()
  const { world } = await liveThrough(days)
  await world.core.close()
  return { soak: absolute(performance.now() - begunMs, 'ms', barMs) }
}
