import { measureHistory } from './history.ts'
import { machine, type Report } from './report.ts'
import { measurePaint } from './watch-paint.ts'
import { measureReading } from './watch-reading.ts'
import { measureRest } from './watch-rest.ts'
import { measureSoak } from './watch-soak.ts'

/** What watching costs: one reading, one change on the screen, a chart, the tray, ten thousand readings, a month. */
export async function measureWatch(): Promise<Report> {
  const metrics = {
    ...measureReading(),
    ...measureHistory(),
    ...(await measurePaint()),
    ...(await measureRest()),
    ...(await measureSoak()),
  }
  return { name: 'watch', machine: machine(), metrics }
}
