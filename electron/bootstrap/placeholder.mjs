import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What marks the fuses in Electron's executable, and the state in which Electron ships nine of them (see @electron/fuses). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseWire = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100011')])

/**
 * Writes a directory in the shape of Electron's Linux runtime that cannot run: so the package can be put
 * together, and looked into, where the real runtime cannot be had.
 * @param {string} directory
 * @param {string} electronVersion
 */
export function writePlaceholderRuntime(directory, electronVersion) {
  mkdirSync(join(directory, 'resources'), { recursive: true })
  mkdirSync(join(directory, 'locales'), { recursive: true })
  const script =
    '#!/bin/sh\necho "Stakewatch was packed without Electron’s runtime and cannot run." >&2\nexit 1\n'
  const executable = Buffer.concat([Buffer.from(`${script}# `), Buffer.from(fuseSentinel), fuseWire])
  writeFileSync(join(directory, 'electron'), executable, { mode: 0o755 })
  writeFileSync(join(directory, 'chrome-sandbox'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  writeFileSync(join(directory, 'version'), electronVersion)
  writeFileSync(join(directory, 'LICENSE'), 'A placeholder, not Electron.\n')
  writeFileSync(
    join(directory, 'LICENSES.chromium.html'),
    '<!doctype html><p>A placeholder, not Chromium.</p>\n',
  )
  writeFileSync(join(directory, 'locales', 'en-US.pak'), '')
}
