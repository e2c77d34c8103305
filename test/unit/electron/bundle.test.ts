import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBundle, serveBundle, type BundleFiles } from '../../../electron/security/bundle.ts'

describe('the page’s own origin', () => {
  let outside = ''
  let files: BundleFiles = new Map()

  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'bundle-'))
    const directory = join(outside, 'renderer')
    await mkdir(join(directory, 'assets'), { recursive: true })
    await writeFile(join(outside, 'secret.js'), 'outside')
    await writeFile(join(directory, 'index.html'), '<title>page</title>')
    await writeFile(join(directory, 'assets', 'index.js'), 'inside')
    await writeFile(join(directory, 'assets', 'notes.map'), 'no type of ours')
    await symlink(join(outside, 'secret.js'), join(directory, 'assets', 'link.js'))
    files = await listBundle(directory)
  })

  afterAll(async () => rm(outside, { recursive: true }))

  const get = async (url: string, method = 'GET') => serveBundle(files, { url, method })

  it('answers its root by the page, with the type of each file', async () => {
    const page = await get('app://stakewatch/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('<title>page</title>')
    const script = await get('app://stakewatch/assets/index.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    'app://stakewatch/../secret.js',
    'app://stakewatch/%2e%2e/secret.js',
    'app://stakewatch/assets/..%2f..%2fsecret.js',
    'app://stakewatch/assets/%2e%2e%5csecret.js',
    'app://stakewatch//secret.js',
    'app://stakewatch/secret.js',
    'app://stakewatch/assets/link.js',
    'app://stakewatch/assets/notes.map',
    'app://stakewatch/assets',
    'app://stakewatch/assets/index.js%00.html',
    'app://stakewatch.evil/',
    'app://evil@stakewatch/',
    'app://other/index.html',
    'file:///etc/passwd',
    'no address at all',
  ])('has nothing at %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('is only read', async () => {
    expect((await get('app://stakewatch/', 'POST')).status).toBe(405)
  })

  it('gives every answer, also a refusal, the strict policy', async () => {
    for (const url of ['app://stakewatch/', 'app://stakewatch/nothing']) {
      const { headers } = await get(url)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'; ")
      expect(policy).toContain("connect-src 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})
