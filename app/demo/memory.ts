import { basename, dirname } from 'node:path'
import type { Storage } from '../domain/token.ts'
import type { Files } from '../ports/files.ts'
import type { Keychain } from '../ports/keychain.ts'

const storage: Storage = { kind: 'keychain', backend: 'the demo’s simulated keychain', persistent: true }

/** A keychain for the demo: nothing of it reaches the real one. */
export function createDemoKeychain(): Keychain {
  const entries = new Map<string, string>()
  return {
    read(entry) {
      const secret = entries.get(entry)
      return Promise.resolve(secret === undefined ? { kind: 'missing' } : { kind: 'found', secret })
    },
    write(entry, secret) {
      entries.set(entry, secret)
      return Promise.resolve({ kind: 'done' })
    },
    remove(entry) {
      entries.delete(entry)
      return Promise.resolve({ kind: 'done' })
    },
    describe: () => Promise.resolve(storage),
    inspect: () => Promise.resolve('open'),
  }
}

/** A disk for the demo: its settings are gone when it ends, and the owner's are never touched. */
export function createDemoFiles(): Files {
  const texts = new Map<string, string>()
  const done = { ok: true } as const
  const missing = { ok: false, problem: 'missing' } as const
  return {
    readText(path) {
      const text = texts.get(path)
      return Promise.resolve(text === undefined ? missing : { ok: true, text })
    },
    writeAtomic(path, text) {
      texts.set(path, text)
      return Promise.resolve(done)
    },
    async writePieces(path, pieces) {
      let text = ''
      for await (const piece of pieces) text += piece
      texts.set(path, text)
      return done
    },
    append(path, text) {
      texts.set(path, (texts.get(path) ?? '') + text)
      return Promise.resolve(done)
    },
    rename(from, to) {
      const text = texts.get(from)
      if (text === undefined) return Promise.resolve(missing)
      texts.delete(from)
      texts.set(to, text)
      return Promise.resolve(done)
    },
    remove(path) {
      texts.delete(path)
      return Promise.resolve(done)
    },
    list(directory) {
      const own = [...texts.keys()].filter((path) => dirname(path) === directory)
      return Promise.resolve({ ok: true, names: own.map((path) => basename(path)) })
    },
    size: (path) => Promise.resolve(texts.get(path)?.length ?? null),
  }
}
