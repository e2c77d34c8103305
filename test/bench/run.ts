import { table } from './report.ts'
import { measureScan } from './scan.ts'
import { measureStart } from './start.ts'
import { measureWatch } from './watch.ts'

const benches = { start: measureStart, scan: measureScan, watch: measureWatch }

function isBench(name: string | undefined): name is keyof typeof benches {
  return name !== undefined && Object.hasOwn(benches, name)
}

/** Exit codes: 0 all bars held, 1 one was missed, 2 usage. */
async function main([name, ...flags]: readonly string[]): Promise<number> {
  if (!isBench(name) || flags.some((flag) => flag !== '--json')) {
    process.stderr.write(
      `Usage: npm run -s bench -- NAME [--json]; NAME is ${Object.keys(benches).join(', ')}\n`,
    )
    return 2
  }
  const report = await benches[name]()
  process.stdout.write(`${flags.includes('--json') ? JSON.stringify(report) : table(report)}\n`)
  return Object.values(report.metrics).every(({ ok }) => ok) ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
