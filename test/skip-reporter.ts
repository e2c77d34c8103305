import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** Prints which tests were skipped and why; Vitest's own reports leave the reason out. */
export default class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const path = process.env['STAKEWATCH_SKIPS']
    if (path === undefined) return
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const result = test.result()
        const reason = result.state === 'skipped' ? result.note : undefined
        const file = relative(import.meta.dirname, module.moduleId)
        appendFileSync(path, `${file}: ${test.fullName} (${reason ?? 'no reason given'})\n`)
      }
    }
  }
}
