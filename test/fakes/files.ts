import { basename, dirname } from 'node:path'
import type { FileProblem, Files, FileWrite } from '../../app/ports/files.ts'

export type FileCall = Exclude<keyof Files, 'size'>

export interface FakeFiles extends Files {
  readonly texts: Map<string, string>
  /** Calls that fail with this problem, and change nothing, while it is set. */
  readonly problems: Map<FileCall, FileProblem>
  /** Every call that would change something, e.g. `writeAtomic /data/settings.json`. */
  readonly changes: string[]
}

const done = { ok: true } as const
const missing = { ok: false, problem: 'missing' } as const

/** A disk in memory whose calls can be made to fail. Answers in a later turn, as a disk does. */
export function createFakeFiles(): FakeFiles {
  const texts = new Map<string, string>()
  const problems = new Map<FileCall, FileProblem>()
  const changes: string[] = []

  async function change(call: FileCall, path: string, work: () => FileWrite): Promise<FileWrite> {
    changes.push(`${call} ${path}`)
    await Promise.resolve()
    const problem = problems.get(call)
    return problem ? { ok: false, problem } : work()
  }

  return {
    texts,
    problems,
    changes,
    async readText(path) {
      await Promise.resolve()
      const problem = problems.get('readText')
      if (problem) return { ok: false, problem }
      const text = texts.get(path)
      return text === undefined ? missing : { ok: true, text }
    },
    writeAtomic: (path, text) =>
      change('writeAtomic', path, () => {
        texts.set(path, text)
        return done
      }),
    async writePieces(path, pieces) {
      let text = ''
      try {
        for await (const piece of pieces) text += piece
      } catch {
        return { ok: false, problem: 'other' }
      }
      return await change('writePieces', path, () => {
        texts.set(path, text)
        return done
      })
    },
    append: (path, text) =>
      change('append', path, () => {
        texts.set(path, (texts.get(path) ?? '') + text)
        return done
      }),
    rename: (from, to) =>
      change('rename', from, () => {
        const text = texts.get(from)
        if (text === undefined) return missing
        texts.delete(from)
        texts.set(to, text)
        return done
      }),
    remove: (path) =>
      change('remove', path, () => {
        texts.delete(path)
        return done
      }),
    async list(directory) {
      await Promise.resolve()
      const problem = problems.get('list')
      if (problem) return { ok: false, problem }
      const own = [...texts.keys()].filter((path) => dirname(path) === directory)
      return { ok: true, names: own.map((path) => basename(path)) }
    },
    async size(path) {
      await Promise.resolve()
      const text = texts.get(path)
      return text === undefined ? null : Buffer.byteLength(text)
    },
  }
}
