import { posix } from 'node:path'

/** A running program, as far as the system tells of it. */
export interface RunningProgram {
  /** The kernel's name of it: on Linux cut off at 15 characters. */
  readonly name: string
  readonly words: readonly string[]
}

/** Programs of Linux desktops that keep what was copied, by the name of what is run. Klipper is a part of Plasma's shell. */
const linuxPrograms: Readonly<Record<string, string>> = {
  plasmashell: 'Klipper',
  klipper: 'Klipper',
  copyq: 'CopyQ',
  'gpaste-daemon': 'GPaste',
  'gpaste-daemon-2': 'GPaste',
  clipman: 'Clipman',
  'xfce4-clipman': 'Clipman',
  'libclipman.so': 'Clipman',
  cliphist: 'cliphist',
  clipse: 'Clipse',
  parcellite: 'Parcellite',
  clipit: 'ClipIt',
  diodon: 'Diodon',
  greenclip: 'Greenclip',
  clipster: 'Clipster',
  clipmenud: 'clipmenu',
  qlipper: 'Qlipper',
  clipcatd: 'Clipcat',
  'ringboard-server': 'Ringboard',
  'ringboard-wayland': 'Ringboard',
}

const interpreters = /^(python[\d.]*|bash|sh|dash|zsh|perl|ruby|node|gjs|wrapper-[\d.]+)$/
const longestKernelName = 15

/** What a program of Linux keeps the clipboard with; null for one that does not. */
export function linuxKeeper({ name, words }: RunningProgram): string | null {
  const program = posix.basename(words[0] ?? '')
  const candidates = [program]
  if (interpreters.test(program)) candidates.push(posix.basename(words[1] ?? ''))
  // `wl-paste --watch` hands each copy to the program that it names.
  const watched = words.findIndex((word) => word === '--watch' || word === '-w')
  if (program === 'wl-paste' && watched > 0) candidates.push(posix.basename(words[watched + 1] ?? ''))
  const found = candidates.find((each) => Object.hasOwn(linuxPrograms, each))
  return found === undefined ? byKernelName(name) : (linuxPrograms[found] ?? null)
}

/** A program may name itself as it likes in its words; Xfce's panel names each plug-in's process. */
function byKernelName(name: string): string | null {
  if (/^panel-\d+-clip/.test(name)) return 'Clipman'
  const known = Object.keys(linuxPrograms).find((each) => each.slice(0, longestKernelName) === name)
  return known === undefined ? null : (linuxPrograms[known] ?? null)
}

/** GNOME's shell keeps nothing; extensions of it do, by their identifiers. */
const shellExtensions: Readonly<Record<string, string>> = {
  'clipboard-indicator@tudmotu.com': 'Clipboard Indicator',
  'clipboard-history@alexsaveau.dev': 'Clipboard History',
  'pano@elhan.io': 'Pano',
  'copyous@boerdereinar.dev': 'Copyous',
  'gnome-clipboard-history@bramhaag.github.com': 'Clipboard History',
  'GPaste@gnome-shell-extensions.gnome.org': 'GPaste',
}

/** From a list as `gsettings` prints it: `['one@example.com', 'two']`, or `@as []`. */
export function extensionKeepers(text: string): readonly string[] {
  const names = [...text.matchAll(/'([^']*)'/g)].map(([, name]) => name ?? '')
  return names.flatMap((name) =>
    Object.hasOwn(shellExtensions, name) ? [shellExtensions[name] ?? name] : [],
  )
}

/** Those that keep what was copied without being told to. Alfred's history, for one, has to be turned on. */
const macPrograms: Readonly<Record<string, string>> = {
  Maccy: 'Maccy',
  Paste: 'Paste',
  Pastebot: 'Pastebot',
  PasteNow: 'PasteNow',
  Pasta: 'Pasta',
  CopyClip: 'CopyClip',
  'CopyClip 2': 'CopyClip',
  CopyQ: 'CopyQ',
  Flycut: 'Flycut',
  Clipy: 'Clipy',
  Jumpcut: 'Jumpcut',
  'Copy ’Em': 'Copy ’Em',
  Unclutter: 'Unclutter',
  Raycast: 'Raycast',
}

/** From the lines of `ps -o comm=`: `/Applications/Maccy.app/Contents/MacOS/Maccy`. Helpers in a bundle do not count. */
export function macKeepers(text: string): readonly string[] {
  const bundles = text
    .split('\n')
    .flatMap((line) => /\/([^/]+)\.app\/Contents\/MacOS\/[^/]+$/.exec(line.trim())?.[1] ?? [])
  return bundles.flatMap((name) => (Object.hasOwn(macPrograms, name) ? [macPrograms[name] ?? name] : []))
}

const windowsPrograms: Readonly<Record<string, string>> = {
  'ditto.exe': 'Ditto',
  'copyq.exe': 'CopyQ',
  'clipclip.exe': 'ClipClip',
  'clipboardfusion.exe': 'ClipboardFusion',
  'arsclip.exe': 'ArsClip',
  'comfortclipboard.exe': 'Comfort Clipboard',
}

/** From `tasklist /FO CSV /NH`: each line begins with the program's name in quotes. */
export function windowsKeepers(text: string): readonly string[] {
  const names = [...text.matchAll(/^"([^"]+)"/gm)].map(([, name]) => (name ?? '').toLowerCase())
  return names.flatMap((name) =>
    Object.hasOwn(windowsPrograms, name) ? [windowsPrograms[name] ?? name] : [],
  )
}

/** From `reg query … /v EnableClipboardHistory`: `    EnableClipboardHistory    REG_DWORD    0x1`. */
export function isHistoryOn(text: string): boolean {
  return /^\s*EnableClipboardHistory\s+REG_DWORD\s+0x0*1\s*$/im.test(text)
}
