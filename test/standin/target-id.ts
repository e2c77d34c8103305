import type { Page } from 'playwright'

const targetIds = new WeakMap<Page, string>()

/** Chromium's own id of a page, the same for everybody who drives it. */
export async function targetIdOf(page: Page): Promise<string> {
  const known = targetIds.get(page)
  if (known !== undefined) return known
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  targetIds.set(page, targetInfo.targetId)
  return targetInfo.targetId
}
