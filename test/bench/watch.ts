import { measureHistory } from './history.ts'
import { machine, type Report } from './report.ts'
import { measurePaint } from './watch-paint.ts'
import { measureReading } from './watch-reading.ts'
import { measureRest } from './watch-rest.ts'

/** What watching costs: one reading, one change on the screen, a chart, a minute in the tray, ten thousand readings. */
export async function measureWatch(): Promise<Report> {
  const metrics = {
    ...measureReading(),
    ...measureHistory(),
    ...(await measurePaint()),
    ...(await measureRest()),
  }
  return { name: 'watch', machine: machine(), metrics }
}
