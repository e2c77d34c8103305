import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DiskEncryption } from '../../domain/machine.ts'

/** Disks over disks over disks: real ones are four or five deep. */
const deepest = 12

/** Kernel names of disks whose bytes lie on another machine, or in memory. */
const elsewhere = /^(nbd|rbd|drbd|zram|ram|zd)\d/

/**
 * How a block device is encrypted, by what the kernel shows of it in sysfs: device-mapper's layers tell by their UUID
 * which of them encrypt. A device that lies on several is encrypted if each of them is. `device` is its directory in
 * sysfs, `imageOf` says how the disk is encrypted that holds a file.
 */
export async function deviceEncryption(
  device: string,
  imageOf: (file: string) => Promise<DiskEncryption>,
  depth = 0,
): Promise<DiskEncryption> {
  const directory = await realpath(device).catch(() => null)
  if (directory === null || depth > deepest) return notTold
  const layer = layerOf(await read(join(directory, 'dm', 'uuid')))
  if (layer !== null) return { kind: 'encrypted', by: layer }
  // A partition has no layers of its own: they are its disk's.
  const disk = (await read(join(directory, 'partition'))) === '' ? directory : dirname(directory)
  const image = await read(join(disk, 'loop', 'backing_file'))
  if (image !== '') return await imageOf(image)
  const below = await readdir(join(disk, 'slaves')).catch(() => [])
  if (below.length > 0) {
    const parts = below.map((name) => deviceEncryption(join(disk, 'slaves', name), imageOf, depth + 1))
    return weakest(await Promise.all(parts))
  }
  if (disk !== directory) return await deviceEncryption(disk, imageOf, depth + 1)
  return elsewhere.test(basename(disk)) ? notTold : { kind: 'plain' }
}

const notTold: DiskEncryption = { kind: 'unknown', why: 'not-told' }

/** One part that is plain can be read; one that is unknown may be. */
export function weakest(parts: readonly DiskEncryption[]): DiskEncryption {
  return (
    parts.find(({ kind }) => kind === 'plain') ??
    parts.find(({ kind }) => kind === 'unknown') ??
    parts[0] ??
    notTold
  )
}

/**
 * What a layer of device-mapper encrypts with, by the UUID that cryptsetup gives it; null where it does not. Its
 * layers that only check, VERITY and INTEGRITY, begin in the same way.
 * https://gitlab.com/cryptsetup/cryptsetup/-/wikis/DMCrypt
 */
function layerOf(uuid: string): (DiskEncryption & { kind: 'encrypted' })['by'] | null {
  const [owner, type = ''] = uuid.split('-')
  if (owner !== 'CRYPT') return null
  if (type.startsWith('LUKS')) return 'LUKS'
  if (type === 'BITLK') return 'BitLocker'
  return ['PLAIN', 'TCRYPT', 'LOOPAES', 'FVAULT2'].includes(type) ? 'dm-crypt' : null
}

/** Empty where there is no such file. */
async function read(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim()
}
