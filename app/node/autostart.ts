import { lstat, mkdir, readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, sep } from 'node:path'
import { hiddenFlag, type LoginStart } from '../domain/login-start.ts'
import type { LoginItem } from '../ports/login-item.ts'
import { desktopEntryText, execLine, parseDesktopEntry, programOf } from './desktop-entry.ts'
import { fileErrorCode } from './file-error.ts'
import { replaceFile } from './replace-file.ts'

const fileName = 'stakewatch.desktop'
/** Ours takes some 200 bytes. */
const mostBytes = 64 * 1024

export interface AutostartSurroundings {
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly execPath: string
  /** Whether this runs in Flatpak, beyond what the environment says. */
  readonly isFlatpak: () => boolean
}

const usual: AutostartSurroundings = {
  home: homedir(),
  env: process.env,
  execPath: process.execPath,
  isFlatpak: () => existsSync('/.flatpak-info'),
}

/**
 * `LoginItem` on a Linux desktop: a file in the XDG autostart directory. It is written whole or not at all. What GNOME,
 * KDE or a person has changed in it since is what counts.
 */
export function createAutostart(surroundings: AutostartSurroundings = usual): LoginItem {
  const { home, env, isFlatpak } = surroundings
  const directory = join(configDirectory(home, env), 'autostart')
  const path = join(directory, fileName)
  const program = programToStart(surroundings)
  const exec = execLine(program, [hiddenFlag])

  async function state(): Promise<LoginStart> {
    // There the file would be one of the sandbox's own, which no desktop reads.
    if (env['FLATPAK_ID'] || env['SNAP'] || isFlatpak()) return { kind: 'impossible', why: 'sandboxed' }
    if (exec === null) return { kind: 'impossible', why: 'path' }
    try {
      const text = await textOf(path)
      return { kind: text === null ? 'off' : stateIn(text, program) }
    } catch {
      return { kind: 'impossible', why: 'unreadable' }
    }
  }

  async function write(): Promise<void> {
    if (exec === null) return
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await replaceFile(path, entryText(exec), 0o644)
  }

  return {
    state,
    async set(isOn) {
      if ((await state()).kind === 'impossible') return
      // What came of it is looked at afterwards, whatever the reason.
      await (isOn ? write() : rm(path, { force: true })).catch(() => undefined)
    },
  }
}

/** The specification wants an absolute path to be passed over otherwise. */
function configDirectory(home: string, env: AutostartSurroundings['env']): string {
  const named = env['XDG_CONFIG_HOME'] ?? ''
  return isAbsolute(named) ? named : join(home, '.config')
}

/** An AppImage runs from a place that is gone after it; a variable of another AppImage may have come with the terminal. */
function programToStart({ env, execPath }: AutostartSurroundings): string {
  const { APPIMAGE: image = '', APPDIR: mounted = '' } = env
  const isInImage = mounted !== '' && execPath.startsWith(`${mounted}${sep}`)
  return isInImage && isAbsolute(image) ? image : execPath
}

async function textOf(path: string): Promise<string | null> {
  try {
    // A link, as people have who keep such files elsewhere, is followed by the reading.
    if ((await lstat(path)).size > mostBytes) return ''
    return await readFile(path, 'utf8')
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null
    throw error
  }
}

function stateIn(text: string, program: string): 'on' | 'off' | 'held-back' | 'other-copy' {
  const { values } = parseDesktopEntry(text)
  const exec = values.get('Exec')
  if (exec === undefined) return 'off'
  if (values.get('Hidden') === 'true' || values.get('X-GNOME-Autostart-enabled') === 'false')
    return 'held-back'
  return programOf(exec) === program ? 'on' : 'other-copy'
}

function entryText(exec: string): string {
  return desktopEntryText({
    Type: 'Application',
    Name: 'Stakewatch',
    Comment: 'Watches a Stake.com account for its owner',
    Exec: exec,
    Icon: 'stakewatch',
    Terminal: 'false',
    'X-GNOME-Autostart-enabled': 'true',
  })
}
