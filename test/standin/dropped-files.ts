import type { CDPSession, Page } from 'playwright'

/** What the page's side gives for a file's path: only Chromium itself can tell it, and not to the page. */
export const pathPrefix = 'standin-file:'
/** The page's side keeps the files under this name, by their number. */
export const filesFunction = 'standInFiles'

/** The request with real paths in the place of numbers; empty for a file that stands on no disk, as in Electron. */
export async function withRealPaths(page: Page, request: unknown): Promise<unknown> {
  if (typeof request !== 'object' || request === null) return request
  const fields = Object.entries(request).map(async ([name, value]): Promise<[string, unknown]> => {
    const isFile = typeof value === 'string' && value.startsWith(pathPrefix)
    return [name, isFile ? await pathOf(page, Number(value.slice(pathPrefix.length))) : value]
  })
  return Object.fromEntries(await Promise.all(fields))
}

async function pathOf(page: Page, number: number): Promise<string> {
  const session = await page.context().newCDPSession(page)
  try {
    return await askPath(session, number)
  } finally {
    await session.detach()
  }
}

async function askPath(session: CDPSession, number: number): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${filesFunction}(${number})` })
  if (result.objectId === undefined) return ''
  return (await session.send('DOM.getFileInfo', { objectId: result.objectId })).path
}
