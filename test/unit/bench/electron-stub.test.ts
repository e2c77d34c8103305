import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** What the files of main import from Electron by value. */
function importedByMain(): readonly string[] {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'preload.ts')
    .flatMap((name) => [...read(join('electron', name)).matchAll(/^import \{([^}]*)\} from 'electron'/gm)])
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}

it('gives main everything that it imports from Electron, or its load could not be measured', () => {
  const stub = read('test/bench/electron-stub.mjs')
  const missing = importedByMain().filter((name) => !new RegExp(`\\b(as|const) ${name}\\b`).test(stub))
  expect(importedByMain()).toContain('BrowserWindow')
  expect(missing).toEqual([])
})
