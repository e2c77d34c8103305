import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeychain } from '../../../app/vault/keychain.ts'

/** In the place of `busctl`: the bus itself answers, and the keychain does not. */
const silentBus = `#!/bin/sh
case "$*" in
  *GetConnectionUnixProcessID*) exit 1 ;;
esac
exec sleep 60
`
const answeringBus = `#!/bin/sh
case "$*" in
  *ReadAlias*) echo '{"type":"o","data":["/a/collection"]}' ;;
  *Locked*) echo '{"type":"b","data":false}' ;;
  *) exit 1 ;;
esac
`

describe.skipIf(process.platform !== 'linux')('a keychain that does not answer', () => {
  let directory = ''
  let nowMs = 0

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'silent-'))
    putBus(silentBus)
    vi.stubEnv('PATH', [directory, process.env['PATH']].join(delimiter))
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true })
  })

  function putBus(script: string): void {
    writeFileSync(join(directory, 'busctl'), script)
    chmodSync(join(directory, 'busctl'), 0o755)
  }

  it('is not asked again at once, and then it is', async () => {
    const keychain = createKeychain()
    const noAnswer = { kind: 'unavailable', cause: 'no-answer' }
    expect(await keychain.inspect()).toEqual(noAnswer)
    expect(await keychain.read('access_token')).toEqual(noAnswer)
    putBus(answeringBus)
    expect(await keychain.inspect()).toEqual(noAnswer)
    expect(await keychain.describe()).toMatchObject({ persistent: null })
    nowMs += 1000
    expect(await keychain.inspect()).toBe('open')
    expect(await keychain.describe()).toMatchObject({ persistent: true })
  })
})
