import { join } from 'node:path'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Versioned } from '../domain/versioned.ts'
import type { FileProblem } from '../ports/files.ts'
import type { Kernel } from './kernel.ts'

/** What a feature keeps in a file of its own: its name, and how its text is read and written. */
export interface KeptForm<Value> {
  /** `alerts` for `alerts.json`; the log names it so too. */
  readonly name: string
  /** What holds where there is no file yet, or none that can be used. */
  readonly first: Value
  /** A larger one is none of ours. */
  readonly largestBytes: number
  readonly parse: (text: string) => Versioned<Value>
  readonly text: (value: Value) => string
}

/** Why the file was not simply read at start: a `newer` and a `denied` one must stay as they are. */
export type KeptProblem = 'set-aside' | 'newer' | 'denied'

/** A value that outlives the run. In memory it changes at once, whether or not there is room on the disk. */
export interface KeptFile<Value> {
  /** Reads the file, once; until then the value is the first one, and nothing is to be changed. */
  open(): Promise<void>
  current(): Value
  problem(): KeptProblem | null
  /** In memory alone. */
  change(edit: (now: Value) => Value): void
  /** Writes what has changed, one writing after the other. */
  write(): Promise<Result<null, Failure>>
  /** Both. */
  save(edit: (now: Value) => Value): Promise<Result<null, Failure>>
  /** Answers once nothing is being written. */
  flush(): Promise<void>
  /** Runs `remove` while nothing is being written; when it answers that no file is left, all begins anew. */
  forget(remove: () => Promise<boolean>): Promise<void>
}

/** Reading changes nothing on the disk: a damaged file is set aside by the first writing, and nothing of it is believed. */
export function createKeptFile<Value>(
  { ports: { files, clock, dataDir }, log }: Pick<Kernel, 'log'> & { readonly ports: KeptPorts },
  { name, first, largestBytes, parse, text }: KeptForm<Value>,
): KeptFile<Value> {
  const path = join(dataDir, `${name}.json`)
  let value = first
  let written = first
  let problem: KeptProblem | null = null
  let isBroken = false
  let opening: Promise<void> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function open(): Promise<void> {
    await read()
    if (problem) log.log('warn', `${name} not read`, { problem })
  }

  async function read(): Promise<void> {
    const bytes = await files.size(path)
    if (bytes !== null && bytes > largestBytes) return broken()
    const file = await files.readText(path)
    if (!file.ok) {
      problem = file.problem === 'missing' ? null : 'denied'
      return
    }
    const parsed = parse(file.text)
    switch (parsed.kind) {
      case 'read':
      case 'newer':
        value = written = parsed.value ?? first
        problem = parsed.kind === 'newer' ? 'newer' : null
        return
      case 'broken':
        return broken()
      default:
        assertNever(parsed)
    }
  }

  function broken(): void {
    isBroken = true
    problem = 'set-aside'
  }

  async function setAside(): Promise<void> {
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')
    const moved = await files.rename(path, join(dataDir, `${name}.broken-${stamp}.json`))
    isBroken = false
    if (!moved.ok) problem = 'denied'
  }

  async function writeNow(): Promise<Result<null, Failure>> {
    if (value === written) return ok()
    if (isBroken) await setAside()
    if (problem === 'newer' || problem === 'denied') return notWritten(problem)
    const now = value
    const done = await files.writeAtomic(path, text(now))
    if (done.ok) {
      written = now
      return ok()
    }
    log.log('warn', `${name} not written`, { problem: done.problem })
    return notWritten(causeOf(done.problem))
  }

  function inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  function change(edit: (now: Value) => Value): void {
    value = edit(value)
  }

  const write = () => inTurn(writeNow)

  return {
    open: () => (opening ??= open()),
    current: () => value,
    problem: () => problem,
    change,
    write,
    save(edit) {
      change(edit)
      return write()
    },
    async flush() {
      await queue
    },
    forget: (remove) =>
      inTurn(async () => {
        if (!(await remove())) return
        value = written = first
        problem = null
        isBroken = false
      }),
  }
}

type KeptPorts = Pick<Kernel['ports'], 'files' | 'clock' | 'dataDir'>

function notWritten(cause: 'disk-full' | 'denied' | 'newer' | 'other'): Result<null, Failure> {
  return err({ kind: 'settings-not-written', cause })
}

function causeOf(problem: FileProblem): 'disk-full' | 'denied' | 'other' {
  return problem === 'disk-full' || problem === 'denied' ? problem : 'other'
}
