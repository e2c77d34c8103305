import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSandboxed } from '../../../electron/security/process-sandbox.ts'

let proc = ''
beforeEach(() => {
  proc = mkdtempSync(join(tmpdir(), 'proc-'))
})
afterEach(() => rmSync(proc, { recursive: true, force: true }))

/** `Seccomp` and `Seccomp_filters`; null for a line that is not there. */
type Filters = readonly [number | null, number | null]

function status(process: string, [seccomp, filters]: Filters): void {
  mkdirSync(join(proc, process))
  const lines = [
    'Name:\tstakewatch',
    'NoNewPrivs:\t1',
    ...(seccomp === null ? [] : [`Seccomp:\t${seccomp}`]),
    ...(filters === null ? [] : [`Seccomp_filters:\t${filters}`]),
    'Speculation_Store_Bypass:\tvulnerable',
  ]
  writeFileSync(join(proc, process, 'status'), `${lines.join('\n')}\n`)
}

const ask = () => isSandboxed(77, 'linux', () => [], proc)

describe('isSandboxed on Linux', () => {
  it.each<[string, Filters, Filters, boolean | null]>([
    ['a filter where the main process has none', [2, 1], [0, 0], true],
    ['no filter', [0, 0], [0, 0], false],
    ['one more filter than a container gives to all', [2, 2], [2, 1], true],
    ['no more filters than a container gives to all', [2, 1], [2, 1], false],
    ['a filter, and a kernel that does not count them', [2, null], [0, null], true],
    ['a filter that all may have, and a kernel that does not count', [2, null], [2, null], null],
    ['nothing said of filters', [null, null], [0, 0], null],
  ])('with %s', async (_, its, ours, expected) => {
    status('77', its)
    status('self', ours)
    expect(await ask()).toBe(expected)
  })

  it('is not told of a process that is not shown', async () => {
    status('self', [0, 0])
    expect(await ask()).toBeNull()
  })
})

const metrics = () => [{ pid: 1 }, { pid: 77, sandboxed: true }, { pid: 78, sandboxed: false }]

describe.each(['darwin', 'win32'] as const)('isSandboxed on %s', (platform) => {
  it.each([
    [77, true],
    [78, false],
    [1, null],
    [99, null],
  ])('is what Electron measures of process %i', async (pid, expected) => {
    expect(await isSandboxed(pid, platform, metrics)).toBe(expected)
  })
})
