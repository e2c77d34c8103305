import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from './bootstrap/build.mjs'

/** All that decides what a scan finds in a file: our rules, the words they share, and the libraries' versions. */
const places = ['app/scan', 'app/domain', 'package-lock.json']

/**
 * Names the rules of the scan, for a build to tell whether what others remembered still holds: 16 hexadecimal digits,
 * the same for the same sources. `root` is the project's absolute path.
 */
export function scanRulesDigest(root: string): string {
  const digest = createHash('sha256')
  for (const path of places.flatMap((place) => filesUnder(root, place)).toSorted()) {
    // Line ends are git's to choose.
    digest.update(`${path}\0${readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')}\0`)
  }
  return digest.digest('hex').slice(0, 16)
}
