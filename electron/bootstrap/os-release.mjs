/**
 * @typedef {'apt' | 'dnf' | 'pacman' | 'zypper'} Manager
 */

/**
 * The `KEY=value` lines of an os-release file (freedesktop.org's os-release(5)), quotes taken off.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function parseOsRelease(text) {
  /** @type {Map<string, string>} */
  const fields = new Map()
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z0-9_]+)=(?:"(.*)"|'(.*)'|(.*?))\s*$/.exec(line)
    if (!match?.[1]) continue
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    fields.set(match[1], value.replace(/\\(["'$`\\])/g, '$1'))
  }
  return fields
}

/** @type {Record<string, Manager>} */
const managers = {
  debian: 'apt',
  ubuntu: 'apt',
  fedora: 'dnf',
  rhel: 'dnf',
  centos: 'dnf',
  arch: 'pacman',
  suse: 'zypper',
  opensuse: 'zypper',
}

/**
 * The package manager of a Linux distribution by its ID, else by what it says it is like; null when unknown.
 * @param {Map<string, string>} release
 * @returns {Manager | null}
 */
export function managerOf(release) {
  const names = [release.get('ID') ?? '', ...(release.get('ID_LIKE') ?? '').split(' ')]
  for (const name of names) {
    const manager = managers[name] ?? managers[name.split('-')[0] ?? '']
    if (manager) return manager
  }
  return null
}

/**
 * The command that installs packages, as a person would type it.
 * @param {Manager} manager
 * @param {readonly string[]} packages
 */
export function installCommand(manager, packages) {
  const names = packages.join(' ')
  switch (manager) {
    case 'apt':
      return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`
    case 'dnf':
      return `sudo dnf install -y ${names}`
    case 'pacman':
      return `sudo pacman -S --needed ${names}`
    case 'zypper':
      return `sudo zypper install -y ${names}`
    default:
      return names
  }
}
