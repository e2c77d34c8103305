import { expect, test, type Page } from 'playwright/test'
import { electronRuntime, launch, type LaunchedApp } from './launch.ts'

// What a page that was taken over could still do: nothing. Everything here runs as the page's own script.
test.skip(electronRuntime() !== null, 'what the page was refused is recorded in the stand-in only')

let app: LaunchedApp
let page: Page

test.beforeAll(async () => {
  app = await launch({ args: ['--demo'] })
  page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
})

test.afterAll(async () => app?.quit())

test('the page has one door, and it cannot be changed', async () => {
  const seen = await page.evaluate(() => {
    const bridge: unknown = Reflect.get(globalThis, 'stakewatch')
    const call: unknown = Reflect.get(Object(bridge), 'call')
    return {
      parts: Object.keys(Object(bridge)),
      isFrozen: Object.isFrozen(bridge) && Object.isFrozen(call),
      isReplaced:
        Reflect.set(globalThis, 'stakewatch', {}) && Reflect.get(globalThis, 'stakewatch') !== bridge,
      node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    }
  })
  expect(seen).toEqual({ parts: ['call', 'on'], isFrozen: true, isReplaced: false, node: [] })
})

test('it reaches no network, by any means', async () => {
  const outcome = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const failed: string[] = []
    await fetch('https://stake.com/').catch(() => failed.push('fetch'))
    await fetch('/index.html').catch(() => failed.push('fetch of our own'))
    await new Promise((resolve) => {
      const image = new Image()
      image.addEventListener('error', () => resolve(failed.push('image')))
      image.src = 'https://stake.com/pixel.png'
    })
    await new Promise((resolve) => {
      const socket = new WebSocket('wss://stake.com/')
      socket.addEventListener('error', () => resolve(failed.push('socket')))
    }).catch(() => failed.push('socket'))
    navigator.sendBeacon('https://stake.com/beacon', 'x')
    return { failed, violations }
  })
  expect(outcome.failed).toEqual(['fetch', 'fetch of our own', 'image', 'socket'])
  expect(outcome.violations).toEqual(expect.arrayContaining(['connect-src', 'img-src']))
})

test('it runs no script and no style but its own', async () => {
  const outcome = await page.evaluate(async () => {
    // What a debugger evaluates may make code of text; what runs in a turn of its own may not.
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    const refused: string[] = []
    const attempt = (name: string, act: () => unknown) => {
      try {
        act()
      } catch {
        refused.push(name)
      }
    }
    attempt('markup', () => (document.createElement('div').innerHTML = '<b>x</b>'))
    attempt('function from text', () => Reflect.construct(Function, ['return 1']))
    attempt('policy', () => {
      const types: unknown = Reflect.get(globalThis, 'trustedTypes')
      Reflect.apply(Reflect.get(Object(types), 'createPolicy'), types, ['default', {}])
    })
    const style = document.createElement('style')
    style.textContent = 'body { opacity: 0.5 }'
    document.head.append(style)
    const frame = document.createElement('iframe')
    frame.src = 'https://stake.com/'
    document.body.append(frame)
    const opacity = getComputedStyle(document.body).opacity
    style.remove()
    frame.remove()
    return { refused, opacity }
  })
  expect(outcome).toEqual({ refused: ['markup', 'function from text', 'policy'], opacity: '1' })
})

test('it goes nowhere and opens nothing', async () => {
  const address = page.url()
  await page.evaluate(() => {
    location.href = 'https://stake.com/elsewhere'
  })
  await expect.poll(async () => app.ask('refused')).toContain('https://stake.com/elsewhere')
  await page.evaluate(() => window.open('https://stake.com/opened'))
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://stake.com/linked'
    document.body.append(link)
    link.click()
  })
  await expect.poll(async () => app.ask('refused')).toContain('https://stake.com/linked')
  expect(page.url()).toBe(address)
  expect(await app.ask('windows')).toHaveLength(1)
  expect(await app.ask('links')).toEqual([])
  await expect(page.getByRole('table')).toBeVisible()
})

test('it keeps nothing', async () => {
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: await indexedDB.databases(),
  }))
  expect(kept).toEqual({ local: [], session: [], cookies: '', databases: [] })
})

test('it may load itself again, and comes back', async () => {
  await page.evaluate(() => location.reload())
  await expect(page.getByRole('table')).toBeVisible()
})
