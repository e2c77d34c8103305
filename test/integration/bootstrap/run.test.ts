import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { products, sourceDigest } from '../../../electron/bootstrap/build.mjs'

const project = join(import.meta.dirname, '../../..')
/** What says of the run of these tests how it was started. */
const ofThisRun = new Set(['npm_execpath', 'INIT_CWD', 'npm_lifecycle_event', 'NODE_COMPILE_CACHE'])

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** An npm that writes down its call and leaves what a real installation would; its Node only echoes. */
const workingNpm = `#!/bin/sh
if [ "$1" = ping ]; then exit 0; fi
echo "$@" >> npm-calls.txt
sleep 0.3
mkdir -p node_modules/node/bin node_modules/keytar/build/Release
printf '#!/bin/sh\\necho "ran $*"\\nexit 5\\n' > node_modules/node/bin/node
chmod +x node_modules/node/bin/node
: > node_modules/keytar/build/Release/keytar.node
echo '{"packages":{}}' > node_modules/.package-lock.json
`

const offlineNpm = `#!/bin/sh
echo 'npm error code ENOTFOUND' >&2
echo 'npm error     at Socket.<anonymous> (net.js:1:1)' >&2
exit 1
`

describe.skipIf(process.platform === 'win32')('the set-up on a bare machine', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bare-'))
    cpSync(join(project, 'electron/bootstrap'), join(root, 'electron/bootstrap'), { recursive: true })
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"":{}}}')
    mkdirSync(join(root, 'bin'))
    // Every system package is there: a test must not install any.
    put('dpkg-query', '#!/bin/sh\nfor name in "$@"; do echo "$name ii "; done\n')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  /** The root may be a link, and is not told as one. */
  const cli = () => join(realpathSync(root), 'out/cli.js')

  function ranIn(directory: string): string {
    return `ran ${cli()} checklist .\n${directory}\n`
  }

  /** The Node of these tests builds nothing. */
  function pretendBuilt(): void {
    for (const path of products) {
      mkdirSync(dirname(join(root, 'out', path)), { recursive: true })
      writeFileSync(join(root, 'out', path), '')
    }
    writeFileSync(join(root, 'out/build.json'), JSON.stringify({ sources: sourceDigest(root) }))
  }

  function put(name: string, script: string): void {
    writeFileSync(join(root, 'bin', name), script)
    chmodSync(join(root, 'bin', name), 0o755)
  }

  function bootstrap(...args: string[]): Promise<Ended> {
    return bootstrapIn(root, {}, ...args)
  }

  function bootstrapIn(cwd: string, change: Record<string, string>, ...args: string[]): Promise<Ended> {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisRun.has(name)))
    const child = spawn(process.execPath, [join(root, 'electron/bootstrap/run.mjs'), ...args], {
      cwd,
      env: { ...env, PATH: [join(root, 'bin'), process.env['PATH']].join(delimiter), ...change },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)))
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
  }

  it('says in one sentence that the registry cannot be reached, and never shows a stack trace', async () => {
    put('npm', offlineNpm)
    const { code, stdout, stderr } = await bootstrap('demo')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('The dependencies could not be installed')
    expect(stderr).toContain('npm config set proxy')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stderr).not.toContain('net.js')
  })

  it('asks a registry that is out of reach once, and then looks into npm’s cache only', async () => {
    put('npm', `#!/bin/sh\necho "$@" >> npm-calls.txt\n${offlineNpm}`)
    await bootstrap('demo')
    expect(calls()).toEqual([expect.stringMatching(/^ping /), expect.stringMatching(/^ci .*--offline$/)])
  })

  it('installs once, is silent from then on, and passes words, output and exit code through', async () => {
    put('npm', workingNpm)
    pretendBuilt()
    const first = await bootstrap('glance', '--json')
    expect(first.stderr).toContain('Installing dependencies')
    const second = await bootstrap('glance', '--json')
    expect(second).toEqual({ code: 5, stdout: `ran ${cli()} glance --json\n`, stderr: '' })
    expect(first.stdout).toBe(second.stdout)
    expect(calls()).toHaveLength(1)
  })

  it('lets Node keep what it has made of the terminal, there or where the owner says', async () => {
    put('npm', workingNpm.replace('ran $*', 'keeps in $NODE_COMPILE_CACHE'))
    pretendBuilt()
    const own = join(realpathSync(root), 'node_modules/.cache/compiled')
    expect((await bootstrap('glance')).stdout).toBe(`keeps in ${own}\n`)
    const elsewhere = { NODE_COMPILE_CACHE: join(root, 'elsewhere') }
    expect((await bootstrapIn(root, elsewhere, 'glance')).stdout).toBe(
      `keeps in ${join(root, 'elsewhere')}\n`,
    )
  })

  describe('of a checklist', () => {
    let typedIn = ''
    beforeEach(() => {
      root = realpathSync(root)
      typedIn = realpathSync(mkdtempSync(join(tmpdir(), 'typed-')))
      put('npm', workingNpm.replace('exit 5', 'pwd; exit 5'))
      pretendBuilt()
    })
    afterEach(() => rmSync(typedIn, { recursive: true, force: true }))

    it('runs it where it was typed, since its folders are named from there', async () => {
      const asNpm = { INIT_CWD: typedIn, npm_lifecycle_event: 'checklist' }
      expect((await bootstrapIn(root, asNpm, 'checklist', '.')).stdout).toBe(ranIn(typedIn))
      // Without npm that is the working directory, whatever an npm around it says.
      expect((await bootstrapIn(typedIn, {}, 'checklist', '.')).stdout).toBe(ranIn(typedIn))
      const around = { INIT_CWD: root, npm_lifecycle_event: 'checklist' }
      expect((await bootstrapIn(typedIn, around, 'checklist', '.')).stdout).toBe(ranIn(typedIn))
    })

    it('says by the exit code that it could not check, not that something was found', async () => {
      put('npm', offlineNpm)
      expect(await bootstrap('checklist', '.')).toMatchObject({ code: 8, stdout: '' })
    })
  })

  it('installs anew when the lock file changes', async () => {
    put('npm', workingNpm)
    await bootstrap('glance')
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"":{},"node_modules/x":{"optional":true}}}')
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":{"node_modules/y":{}}}')
    expect((await bootstrap('glance')).stderr).toContain('lock file has changed')
    expect(calls()).toHaveLength(2)
  })

  it('lets the second of two set-ups wait for the first', async () => {
    put('npm', workingNpm)
    pretendBuilt()
    const both = await Promise.all([bootstrap('glance'), bootstrap('glance')])
    expect(both.map(({ code }) => code)).toEqual([5, 5])
    expect(calls()).toHaveLength(1)
  })

  describe('system packages', () => {
    const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

    beforeEach((context) => {
      context.skip(!isDebianRoot, 'only root on a Debian-like installs system packages')
      put('npm', workingNpm)
      pretendBuilt()
      put('dpkg-query', '#!/bin/sh\nexit 1\n')
      put('apt-cache', '#!/bin/sh\nshift\nfor name in "$@"; do echo "$name:"; echo "  Candidate: 1"; done\n')
    })

    it('are installed when they are missing, without a question', async () => {
      put('apt-get', '#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> apt-calls.txt\n')
      const { code, stderr } = await bootstrap('glance')
      expect(code).toBe(5)
      expect(stderr).toContain('Installing system packages')
      const installs = readFileSync(join(root, 'apt-calls.txt'), 'utf8')
      expect(installs).toMatch(/^noninteractive update /m)
      expect(installs).toMatch(
        /^noninteractive install -y .*--no-install-recommends .* libsecret-1-dev .*g\+\+/m,
      )
    })

    it('that cannot be had are named with the command, and the set-up goes on', async () => {
      put('apt-get', '#!/bin/sh\nexit 100\n')
      const { code, stderr } = await bootstrap('glance')
      expect(code).toBe(5)
      expect(stderr).toMatch(
        /could not be installed; going on without.*type: apt-get update.*libsecret-1-dev/,
      )
    })

    it.each([
      ['chromium-headless-shell', ['chromium-headless-shell']],
      ['chromium', ['chromium']],
      ['neither', []],
    ])('are a browser for the tests, the smaller one where the system has it: %s', async (had, installed) => {
      const tools = join(root, 'tools')
      mkdirSync(tools)
      for (const name of ['sh', 'chmod', 'mkdir', 'sleep']) symlinkSync(join('/bin', name), join(tools, name))
      put('apt-cache', `#!/bin/sh\necho '${had}:'\necho '  Candidate: 1'\n`)
      put(
        'apt-get',
        `#!/bin/sh
case "$*" in
  install*${had}*) echo ${had} >> installed.txt; : > bin/${had}; chmod +x bin/${had};;
esac
`,
      )
      const { stderr } = await bootstrapIn(root, { PATH: `${join(root, 'bin')}:${tools}` }, 'test')
      const written = join(root, 'installed.txt')
      const seen = existsSync(written) ? readFileSync(written, 'utf8').trim().split('\n') : []
      expect(seen).toEqual(installed)
      expect(stderr.includes('nor a browser')).toBe(installed.length === 0)
    })
  })

  it('explains itself when asked for something that it does not know', async () => {
    const { code, stderr } = await bootstrap('dance')
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: npm run')
  })

  function calls(): string[] {
    return readFileSync(join(root, 'npm-calls.txt'), 'utf8').trim().split('\n')
  }
})
