import { measureHistory } from './history.ts'
import { machine, type Report } from './report.ts'

/** What watching costs. */
export async function measureWatch(): Promise<Report> {
  return Promise.resolve({ name: 'watch', machine: machine(), metrics: { ...measureHistory() } })
}
