import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DiskEncryption } from '../../domain/machine.ts'
import { deviceEncryption, weakest } from './block-device.ts'
import { mountOf, parseMounts, type Mount } from './mounts.ts'
import { runTool, type ToolOutcome } from './run-tool.ts'

/** Where the kernel shows itself; another place in tests. */
export interface LinuxRoot {
  /** `''` for the machine's own. */
  readonly root: string
  readonly run: (program: string, words: readonly string[]) => Promise<ToolOutcome>
}

const ownRoot: LinuxRoot = { root: '', run: runTool }

const notTold: DiskEncryption = { kind: 'unknown', why: 'not-told' }

/** An image in an image in an image. */
const mostImages = 4

/** How the disk is encrypted that holds `path`, or what is there of it; nothing needs root. */
export async function linuxEncryption(
  path: string,
  at: LinuxRoot = ownRoot,
  images = 0,
): Promise<DiskEncryption> {
  const text = await readFile(`${at.root}/proc/self/mountinfo`, 'utf8').catch(() => '')
  const place = await existingPart(path)
  const mount = mountOf(parseMounts(text), place)
  if (mount === null) return notTold
  const found = await mountEncryption(mount, at, images)
  if (found.kind === 'encrypted') return found
  // A folder of its own, on a disk that need not be encrypted itself.
  if (await isEncryptedFolder(place, at)) return { kind: 'encrypted', by: 'fscrypt' }
  return (await isGuest(found, at)) ? { kind: 'unknown', why: 'container' } : found
}

async function mountEncryption(mount: Mount, at: LinuxRoot, images: number): Promise<DiskEncryption> {
  if (mount.type === 'ecryptfs') return { kind: 'encrypted', by: 'eCryptfs' }
  if (mount.type === 'zfs') return await zfsEncryption(mount.source, at)
  const imageOf = (file: string) =>
    images < mostImages ? linuxEncryption(file, at, images + 1) : Promise.resolve(notTold)
  const devices = await devicesOf(mount, at)
  return weakest(await Promise.all(devices.map((device) => deviceEncryption(device, imageOf))))
}

/** The directories in sysfs of the devices that a file system lies on; none for one that lies on no device. */
async function devicesOf({ device, type, source }: Mount, { root }: LinuxRoot): Promise<readonly string[]> {
  if (!device.startsWith('0:')) return [`${root}/sys/dev/block/${device}`]
  // Btrfs gives itself a number of no device, and may lie on several.
  if (type !== 'btrfs' || !source.startsWith('/dev/')) return []
  const name = basename(await realpath(`${root}${source}`).catch(() => source))
  for (const pool of await namesIn(`${root}/sys/fs/btrfs`)) {
    const devices = `${root}/sys/fs/btrfs/${pool}/devices`
    const names = await namesIn(devices)
    if (names.includes(name)) return names.map((each) => join(devices, each))
  }
  return [`${root}/sys/class/block/${name}`]
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return await readdir(directory).catch(() => [])
}

const zfsTools = ['/usr/sbin/zfs', '/sbin/zfs', '/usr/bin/zfs']

/** A dataset that ZFS does not encrypt may lie on a disk that is: that is not told. */
async function zfsEncryption(dataset: string, { run }: LinuxRoot): Promise<DiskEncryption> {
  for (const tool of zfsTools) {
    const answer = await run(tool, ['get', '-H', '-o', 'value', 'encryption', dataset])
    if (answer.kind === 'no-tool') continue
    if (answer.kind !== 'ended') return { kind: 'unknown', why: answer.kind }
    const isOn = answer.code === 0 && /^(on|aes-\d+-[a-z]+)$/.test(answer.output.trim())
    return isOn ? { kind: 'encrypted', by: 'ZFS' } : notTold
  }
  return { kind: 'unknown', why: 'no-tool' }
}

/** `lsattr` prints the attributes as letters and dashes in front of the name; `E` is for encrypted. */
async function isEncryptedFolder(path: string, { run }: LinuxRoot): Promise<boolean> {
  const answer = await run('/usr/bin/lsattr', ['-d', '--', path])
  return answer.kind === 'ended' && answer.code === 0 && /^[A-Za-z-]*E[A-Za-z-]* /.test(answer.output)
}

const containerMarks = ['/.dockerenv', '/run/.containerenv', '/run/systemd/container', '/.flatpak-info']

/**
 * Whether the disk is another system's, which cannot be asked: in WSL it always is, Windows holds it. In a container
 * it is where no device could be looked at.
 */
async function isGuest(found: DiskEncryption, { root }: LinuxRoot): Promise<boolean> {
  const release = await readFile(`${root}/proc/sys/kernel/osrelease`, 'utf8').catch(() => '')
  if (/microsoft/i.test(release)) return true
  if (found.kind !== 'unknown' || found.why !== 'not-told') return false
  const marks = await Promise.all(containerMarks.map((mark) => stat(`${root}${mark}`).catch(() => null)))
  return marks.some((mark) => mark !== null)
}

/** The path with every symbolic link followed, or the nearest folder above it that is there. */
async function existingPart(path: string): Promise<string> {
  for (let part = path; ; part = dirname(part)) {
    const real = await realpath(part).catch(() => null)
    if (real !== null) return real
    if (dirname(part) === part) return part
  }
}
