import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'

/** A secret as it might be written: plain, in capitals, and by base64 at each of the three places it can begin. */
export function disguises(secret: string): readonly string[] {
  const raw = Buffer.from(secret, 'hex')
  // What stands at either end of a base64 text depends on its neighbours.
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString('base64')
      .slice(4, -4),
  )
  const forms = [secret, secret.toUpperCase(), encodeURIComponent(secret), ...encoded]
  return [...new Set([...forms, raw.toString('base64'), raw.toString('base64url')])]
}

/** Where in `text` any of the secrets stands, in any disguise. */
export function findSecrets(text: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap(disguises).filter((form) => text.includes(form))
}

/** Files below the directories that hold a secret in any disguise, also as two-byte characters. */
export async function filesWithSecrets(
  directories: readonly string[],
  secrets: readonly string[],
): Promise<readonly string[]> {
  const forms = secrets
    .flatMap(disguises)
    .flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')])
  const found: string[] = []
  for (const directory of directories) {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      // Chromium deletes files of its own at any time.
      const content = await readFile(path).catch(() => Buffer.alloc(0))
      if (forms.some((form) => content.includes(form))) found.push(path)
    }
  }
  return found
}

/** Every string that the page's JavaScript heap holds, as one text. */
export async function heapText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const parts: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return parts.join('')
}

/** What the page shows, to eyes and to a screen reader, and its whole document. */
export async function shownText(page: Page): Promise<string> {
  const [text, tree, document] = await Promise.all([
    page.locator('body').innerText(),
    page.locator('body').ariaSnapshot(),
    page.content(),
  ])
  const values = await page
    .locator('input')
    .evaluateAll((fields) => fields.map((field) => (field instanceof HTMLInputElement ? field.value : '')))
  return [text, tree, document, ...values].join('\n')
}
