/**
 * System packages by what they are for. `command` is the program that proves one to be there where packages
 * cannot be asked for by name; null when no program does. Libraries whose name ends in `t64` since the
 * 64-bit time_t transition are found under either name.
 *
 * @typedef {'keychain' | 'keychain-build' | 'test' | 'bench' | 'browser' | 'headless-browser' | 'electron'} Purpose
 * @typedef {Record<import('./os-release.mjs').Manager, string> & { command: string | null }} SystemPackage
 */

/**
 * @param {string} apt @param {string} dnf @param {string} pacman @param {string} zypper
 * @param {string | null} [command]
 * @returns {SystemPackage}
 */
const row = (apt, dnf, pacman, zypper, command = null) => ({ apt, dnf, pacman, zypper, command })

const fonts = [
  row('fonts-inter', 'rsms-inter-fonts', 'inter-font', 'inter-fonts'),
  row('fonts-dejavu-core', 'dejavu-sans-fonts', 'ttf-dejavu', 'dejavu-fonts'),
]

/** @type {Record<Purpose, { why: string, packages: SystemPackage[] }>} */
export const packageTable = {
  keychain: {
    why: 'to reach the keychain',
    packages: [row('libsecret-1-0', 'libsecret', 'libsecret', 'libsecret-1-0')],
  },
  'keychain-build': {
    why: 'to compile the keychain module where no ready-made one can be downloaded',
    packages: [
      row('libsecret-1-dev', 'libsecret-devel', 'libsecret', 'libsecret-devel'),
      row('pkg-config', 'pkgconf-pkg-config', 'pkgconf', 'pkg-config', 'pkg-config'),
      row('g++', 'gcc-c++', 'gcc', 'gcc-c++', 'g++'),
      row('make', 'make', 'make', 'make', 'make'),
      row('python3', 'python3', 'python', 'python3', 'python3'),
    ],
  },
  test: {
    why: 'to test with a real keychain',
    packages: [
      row('gnome-keyring', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring-daemon'),
      row('dbus', 'dbus-daemon', 'dbus', 'dbus-1-daemon', 'dbus-daemon'),
      row('dbus-x11', 'dbus-x11', 'dbus', 'dbus-1-x11', 'dbus-launch'),
      row('libsecret-tools', 'libsecret', 'libsecret', 'secret-tool', 'secret-tool'),
      // For `busctl`, which every desktop has and a bare container has not.
      row('systemd', 'systemd', 'systemd', 'systemd', 'busctl'),
    ],
  },
  bench: {
    why: 'to measure the scan against',
    packages: [row('ripgrep', 'ripgrep', 'ripgrep', 'ripgrep', 'rg')],
  },
  browser: {
    why: 'to show the app without Electron’s runtime',
    packages: [row('chromium', 'chromium', 'chromium', 'chromium', 'chromium'), ...fonts],
  },
  'headless-browser': {
    why: 'to draw the app without a window',
    packages: [row('chromium-headless-shell', 'chromium', 'chromium', 'chromium', 'chromium'), ...fonts],
  },
  electron: {
    why: 'to run Electron',
    packages: [
      row('libgtk-3-0', 'gtk3', 'gtk3', 'libgtk-3-0'),
      row('libnss3', 'nss', 'nss', 'mozilla-nss'),
      row('libasound2', 'alsa-lib', 'alsa-lib', 'libasound2'),
      row('libgbm1', 'mesa-libgbm', 'mesa', 'libgbm1'),
      row('libatspi2.0-0', 'at-spi2-core', 'at-spi2-core', 'libatspi0'),
      row('libnotify4', 'libnotify', 'libnotify', 'libnotify4'),
    ],
  },
}
