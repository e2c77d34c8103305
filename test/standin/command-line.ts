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
