/** Switches of this process's command line, as Chromium reads them: `--name` or `--name=value`. */
const switches = new Map<string, string>()
for (const word of process.argv) {
  const match = /^--([a-z0-9-]+)(?:=(.*))?$/s.exec(word)
  if (match?.[1] !== undefined) switches.set(match[1], match[2] ?? '')
}

export const commandLine = {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value)
  },
  removeSwitch(name: string): void {
    switches.delete(name)
  },
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? '',
}

export interface Destination {
  readonly host: string
  readonly port: number
}

/** Chromium's `--host-resolver-rules="MAP host address[:port]"`: where a connection really goes. */
export function resolveHost(wanted: Destination): Destination {
  for (const rule of commandLine.getSwitchValue('host-resolver-rules').split(',')) {
    const [verb, pattern, target] = rule.trim().split(/\s+/)
    if (verb !== 'MAP' || target === undefined || (pattern !== '*' && pattern !== wanted.host)) continue
    if (target === '~NOTFOUND') return { host: 'not-found.invalid', port: wanted.port }
    const [host = target, port] = target.split(':')
    return { host, port: port === undefined ? wanted.port : Number(port) }
  }
  return wanted
}
