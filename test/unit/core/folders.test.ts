import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { mostFolders } from '../../../app/domain/settings.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeScanner, type FakeScanner } from '../../fakes/scanner.ts'

const done = { ok: true, value: null }
const refused = (problem: string) => ({ ok: false, failure: { kind: 'folder-refused', problem } })

let host: FakeHost
let scanner: FakeScanner
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  scanner = createFakeScanner()
  core = await host.core({ scanner })
  await core.start()
})

/** Folders of the owner's, each where it says. */
function there(...paths: string[]): void {
  for (const path of paths) host.imports.folders.set(path, path)
}

const add = (path: string) => core.folders.addDropped(path)
const watched = () => core.view().folders

describe('a folder', () => {
  it('is watched once it is chosen, also after a restart, and until it is removed', async () => {
    there('/home/me/bot')
    host.imports.chosen = '/home/me/bot'
    expect(await core.folders.choose()).toEqual(done)
    expect(watched()).toEqual(['/home/me/bot'])
    await core.close()
    core = await host.core({ scanner })
    expect(watched()).toEqual(['/home/me/bot'])
    expect(await core.folders.remove('/home/me/bot')).toEqual(done)
    expect(watched()).toEqual([])
  })

  it('is not needed: choosing none changes nothing', async () => {
    expect(await core.folders.choose()).toEqual(done)
    expect(watched()).toEqual([])
  })

  it('is watched where it really is', async () => {
    host.imports.folders.set('/home/me/link', '/mnt/disk/bot')
    expect(await add('/home/me/x/../link/')).toEqual(done)
    expect(watched()).toEqual(['/mnt/disk/bot'])
    there('/mnt/disk/bot')
    expect(await add('/mnt/disk/bot')).toEqual(refused('watched-already'))
  })

  it.each(['missing', 'denied', 'not-a-folder'] as const)(
    'is not watched where it is %s',
    async (problem) => {
      host.imports.folderProblem = problem
      expect(await add('/home/me/bot')).toEqual(refused(problem))
      expect(watched()).toEqual([])
    },
  )

  it.each(['', 'bot', './bot'])('is not watched without a place of its own: %j', async (path) => {
    expect(await add(path)).toEqual(refused('missing'))
  })

  it('is not watched inside of another one, by part of a name it is', async () => {
    there('/home/me/bot', '/home/me/bot/src', '/home/me/bot2', '/home/me/..bot', '/home/me/bot/..src')
    expect(await add('/home/me/bot')).toEqual(done)
    expect(await add('/home/me/bot/src')).toEqual(refused('watched-already'))
    expect(await add('/home/me/bot/..src')).toEqual(refused('watched-already'))
    expect(await add('/home/me/bot2')).toEqual(done)
    expect(await add('/home/me/..bot')).toEqual(done)
  })

  it('takes those that it holds with it', async () => {
    there('/home/me/a', '/home/me/b', '/opt/x', '/home/me')
    for (const path of ['/home/me/a', '/opt/x', '/home/me/b', '/home/me'])
      expect(await add(path)).toEqual(done)
    expect(watched()).toEqual(['/opt/x', '/home/me'])
  })

  it('is not our own, while one around it may be', async () => {
    host.imports.folders.set('/data', '/home/me/.stakewatch')
    there('/home/me/.stakewatch', '/home/me/.stakewatch/logs', '/home/me')
    expect(await add('/home/me/.stakewatch')).toEqual(refused('ours'))
    expect(await add('/home/me/.stakewatch/logs')).toEqual(refused('ours'))
    expect(await add('/home/me')).toEqual(done)
  })

  it('is one too many after so many', async () => {
    for (let index = 0; index < mostFolders; index += 1) {
      there(`/home/me/${index}`)
      expect(await add(`/home/me/${index}`)).toEqual(done)
    }
    there('/opt/one-more', '/home/me')
    expect(await add('/opt/one-more')).toEqual(refused('too-many'))
    expect(await add('/home/me')).toEqual(done)
    expect(watched()).toEqual(['/home/me'])
  })

  it('stands once where it is added twice at the same time', async () => {
    there('/home/me/bot')
    await Promise.all([add('/home/me/bot'), add('/home/me/bot')])
    expect(watched()).toEqual(['/home/me/bot'])
  })

  it('is looked into at once, and again without it once it is removed', async () => {
    core.watch()
    await host.clock.advance(10 * secondMs)
    there('/home/me/bot')
    await add('/home/me/bot')
    await host.clock.advance(secondMs)
    await core.folders.remove('/home/me/bot')
    await host.clock.advance(secondMs)
    expect(scanner.requests.map(({ folders }) => folders)).toEqual([[], ['/home/me/bot'], []])
  })

  it('that was added while a run was under way is part of the next one, which follows', async () => {
    core.watch()
    const release = scanner.hold()
    await host.clock.advance(10 * secondMs)
    there('/home/me/bot')
    await add('/home/me/bot')
    await host.clock.advance(secondMs)
    expect(scanner.requests).toHaveLength(1)
    release()
    await host.clock.advance(secondMs)
    expect(scanner.requests.map(({ folders }) => folders)).toEqual([[], ['/home/me/bot']])
  })

  it('is not kept where the settings cannot be written', async () => {
    there('/home/me/bot')
    host.ports.files.writeAtomic = () => Promise.resolve({ ok: false, problem: 'disk-full' })
    expect(await add('/home/me/bot')).toMatchObject({ failure: { kind: 'settings-not-written' } })
    expect(watched()).toEqual([])
  })
})
