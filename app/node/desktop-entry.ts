/**
 * Desktop entries as freedesktop.org specifies them: what stands in one, and how an `Exec` line is written. Two rules
 * lie over each other: a line's value escapes backslashes, and the command line within quotes its words.
 */
export interface DesktopEntry {
  /** As they stand in the file, of its main group alone. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * What no `Exec` line can say of a program: control characters, an equals sign, and a percent sign, which GLib looks
 * for doubled on the disk as it stands doubled in the line.
 */
const unspeakable = /[\p{Cc}\ufffd=%]/u

/** The value of `Exec` for a program and plain words after it; null where its path cannot be written down. */
export function execLine(program: string, words: readonly string[]): string | null {
  if (unspeakable.test(program)) return null
  return [quoted(program), ...words].join(' ')
}

function quoted(word: string): string {
  const inQuotes = word.replaceAll(/["`$\\]/g, '\\$&')
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`
}

/** The program that an `Exec` line starts; null where there is none. */
export function programOf(exec: string): string | null {
  const line = exec.replaceAll('\\\\', '\\').trimStart()
  const match = /^"((?:[^"\\]|\\.)*)"(?= |$)|^([^ "]+)(?= |$)/.exec(line)
  if (!match) return null
  const [, inQuotes, plain = ''] = match
  return inQuotes === undefined ? plain : inQuotes.replaceAll(/\\(.)/g, '$1')
}

const group = 'Desktop Entry'

export function parseDesktopEntry(text: string): DesktopEntry {
  const values = new Map<string, string>()
  let isMain = false
  for (const line of text.split('\n')) {
    const head = /^\[([^\]]*)\]/.exec(line)
    if (head) isMain = head[1] === group
    const [, key, value] = /^([A-Za-z\d-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (isMain && key !== undefined && value !== undefined && !values.has(key)) values.set(key, value)
  }
  return { values }
}

export function desktopEntryText(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`)
  return [`[${group}]`, ...lines, ''].join('\n')
}
