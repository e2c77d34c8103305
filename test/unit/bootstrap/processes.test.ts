import { describe, expect, it } from 'vitest'
import { run } from '../../../electron/bootstrap/processes.mjs'

const node = process.execPath
const here = { cwd: import.meta.dirname, timeoutMs: 20_000 }

describe('run', () => {
  it('answers exit code and output of both streams', async () => {
    const ran = await run(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'], here)
    expect(ran).toMatchObject({ code: 3, started: true, timedOut: false })
    expect(ran.output).toContain('out')
    expect(ran.output).toContain('err')
  })

  it('says when there is no such program', async () => {
    expect(await run('no-such-program-here', [], here)).toMatchObject({ started: false, code: null })
  })

  it('gives no input to wait for', async () => {
    expect((await run(node, ['-e', 'process.stdin.resume()'], here)).code).toBe(0)
  })

  it('ends a program that hangs, with the children that it started', async () => {
    const hang =
      'const c = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 9e5)"],'
    const code = `${hang} { stdio: "inherit" }); console.log(c.pid); setInterval(() => {}, 9e5)`
    const ran = await run(node, ['-e', code], { ...here, timeoutMs: 1500 })
    expect(ran.timedOut).toBe(true)
    const child = Number(ran.output)
    expect(child).toBeGreaterThan(0)
    await expect.poll(() => isAlive(child), { timeout: 20_000 }).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
