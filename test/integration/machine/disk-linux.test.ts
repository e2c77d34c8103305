import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linuxEncryption } from '../../../app/node/machine/disk-linux.ts'
import type { ToolOutcome } from '../../../app/node/machine/run-tool.ts'

let root = ''
let tools: Record<string, ToolOutcome> = {}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'disk-')))
  tools = {}
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** A mount around everything, and what the kernel would show beside it. */
function mounted(device: string, type: string, source: string): void {
  write('proc/self/mountinfo', `27 1 ${device} / / rw - ${type} ${source} rw\n`)
}

/** A disk with a partition, as sysfs lays them out. */
function disk(name: string, partition: { name: string; number: string }): void {
  write(`sys/devices/pci/block/${name}/${partition.name}/partition`, '1\n')
  mkdirSync(join(root, `sys/devices/pci/block/${name}/slaves`), { recursive: true })
  numbered(partition.number, `pci/block/${name}/${partition.name}`)
}

function numbered(number: string, device: string): void {
  mkdirSync(join(root, 'sys/dev/block'), { recursive: true })
  mkdirSync(join(root, 'sys/devices', device), { recursive: true })
  symlinkSync(join(root, 'sys/devices', device), join(root, 'sys/dev/block', number))
}

/** A layer of device-mapper, or a RAID, over others. */
function layer(name: string, number: string, uuid: string, below: readonly string[]): void {
  if (uuid !== '') write(`sys/devices/virtual/block/${name}/dm/uuid`, `${uuid}\n`)
  mkdirSync(join(root, `sys/devices/virtual/block/${name}/slaves`), { recursive: true })
  for (const each of below) {
    const [device = ''] = each.split('/').slice(-1)
    symlinkSync(
      join(root, 'sys/devices', each),
      join(root, `sys/devices/virtual/block/${name}/slaves/${device}`),
    )
  }
  numbered(number, `virtual/block/${name}`)
}

const ask = (path = '/') =>
  linuxEncryption(path, { root, run: async (program) => tools[program] ?? { kind: 'no-tool' } })

const plain = { kind: 'plain' }
const luks = { kind: 'encrypted', by: 'LUKS' }
const notTold = { kind: 'unknown', why: 'not-told' }

const sda2 = 'pci/block/sda/sda2'
const sdb1 = 'pci/block/sdb/sdb1'
const luksId = 'CRYPT-LUKS2-0123456789abcdef0123456789abcdef-root'

describe.skipIf(process.platform === 'win32')('the disk behind a path (symbolic links of sysfs)', () => {
  beforeEach(() => disk('sda', { name: 'sda2', number: '8:2' }))

  it('is plain on a bare partition', async () => {
    mounted('8:2', 'ext4', '/dev/sda2')
    expect(await ask()).toEqual(plain)
  })

  it.each([
    [luksId, luks],
    ['CRYPT-LUKS1-0123456789abcdef0123456789abcdef-root', luks],
    ['CRYPT-PLAIN-root', { kind: 'encrypted', by: 'dm-crypt' }],
    ['CRYPT-TCRYPT-root', { kind: 'encrypted', by: 'dm-crypt' }],
    ['CRYPT-BITLK-root', { kind: 'encrypted', by: 'BitLocker' }],
    ['CRYPT-VERITY-0123456789abcdef0123456789abcdef-root', plain],
    ['CRYPT-INTEGRITY-root', plain],
    ['LVM-abcdefghijkl', plain],
    ['mpath-360000', plain],
  ])('under a layer called %s is %j', async (uuid, expected) => {
    layer('dm-0', '254:0', uuid, [sda2])
    mounted('254:0', 'ext4', '/dev/mapper/root')
    expect(await ask()).toEqual(expected)
  })

  it('is encrypted with LVM over LUKS, and with LUKS over LVM', async () => {
    layer('dm-0', '254:0', luksId, [sda2])
    layer('dm-1', '254:1', 'LVM-volume', ['virtual/block/dm-0'])
    mounted('254:1', 'ext4', '/dev/mapper/vg-root')
    expect(await ask()).toEqual(luks)
    layer('dm-2', '254:2', 'LVM-volume', [sda2])
    layer('dm-3', '254:3', luksId, ['virtual/block/dm-2'])
    mounted('254:3', 'ext4', '/dev/mapper/root')
    expect(await ask()).toEqual(luks)
  })

  it('is plain where a volume lies on one encrypted disk and on one that is not', async () => {
    disk('sdb', { name: 'sdb1', number: '8:17' })
    layer('dm-0', '254:0', luksId, [sda2])
    layer('dm-1', '254:1', 'LVM-volume', ['virtual/block/dm-0', sdb1])
    mounted('254:1', 'ext4', '/dev/mapper/vg-root')
    expect(await ask()).toEqual(plain)
  })

  it('is encrypted on a partition of a RAID that is', async () => {
    layer('dm-0', '254:0', luksId, [sda2])
    layer('md0', '9:0', '', ['virtual/block/dm-0'])
    write('sys/devices/virtual/block/md0/md0p1/partition', '1\n')
    numbered('259:0', 'virtual/block/md0/md0p1')
    mounted('259:0', 'ext4', '/dev/md0p1')
    expect(await ask()).toEqual(luks)
  })

  it('is what holds the image of a loop device', async () => {
    layer('dm-0', '254:0', luksId, [sda2])
    write('sys/devices/virtual/block/loop0/loop/backing_file', '/srv/home.img\n')
    numbered('7:0', 'virtual/block/loop0')
    write(
      'proc/self/mountinfo',
      '27 1 7:0 / / rw - ext4 /dev/loop0 rw\n28 27 254:0 / /srv rw - ext4 /dev/mapper/srv rw\n',
    )
    expect(await ask()).toEqual(luks)
    mounted('7:0', 'ext4', '/dev/loop0')
    expect(await ask()).toEqual(notTold)
  })

  it('ends with layers that lie on each other', async () => {
    layer('dm-0', '254:0', 'LVM-a', ['virtual/block/dm-1'])
    layer('dm-1', '254:1', 'LVM-b', ['virtual/block/dm-0'])
    mounted('254:0', 'ext4', '/dev/mapper/a')
    expect(await ask()).toEqual(notTold)
  })

  it('is found for Btrfs, whose own number is no device’s', async () => {
    layer('dm-0', '254:0', luksId, [sda2])
    write('dev/dm-0')
    mkdirSync(join(root, 'dev/mapper'), { recursive: true })
    symlinkSync(join(root, 'dev/dm-0'), join(root, 'dev/mapper/root'))
    mkdirSync(join(root, 'sys/class/block'), { recursive: true })
    symlinkSync(join(root, 'sys/devices/virtual/block/dm-0'), join(root, 'sys/class/block/dm-0'))
    mounted('0:30', 'btrfs', '/dev/mapper/root')
    expect(await ask()).toEqual(luks)
  })

  it('is plain for Btrfs over several disks of which one is', async () => {
    disk('sdb', { name: 'sdb1', number: '8:17' })
    layer('dm-0', '254:0', luksId, [sda2])
    const devices = join(root, 'sys/fs/btrfs/0123/devices')
    mkdirSync(devices, { recursive: true })
    symlinkSync(join(root, 'sys/devices/virtual/block/dm-0'), join(devices, 'dm-0'))
    symlinkSync(join(root, 'sys/devices', sdb1), join(devices, 'sdb1'))
    write('dev/dm-0')
    mounted('0:30', 'btrfs', '/dev/dm-0')
    expect(await ask()).toEqual(plain)
  })

  it.each(['nbd0', 'rbd3', 'zram1'])('is not told of %s, which is no disk of this machine', async (name) => {
    numbered('43:0', `virtual/block/${name}`)
    mounted('43:0', 'ext4', `/dev/${name}`)
    expect(await ask()).toEqual(notTold)
  })

  it('is encrypted by eCryptfs, whatever lies below', async () => {
    mounted('0:50', 'ecryptfs', '/home/.ecryptfs/somebody/.Private')
    expect(await ask()).toEqual({ kind: 'encrypted', by: 'eCryptfs' })
  })

  it.each([
    ['-------------E--e----- /\n', { kind: 'encrypted', by: 'fscrypt' }],
    ['----------------e----- /\n', plain],
    ['lsattr: Operation not supported While reading flags on /E x\n', plain],
  ])('is asked of its folder too: %j', async (output, expected) => {
    mounted('8:2', 'ext4', '/dev/sda2')
    tools = { '/usr/bin/lsattr': { kind: 'ended', code: 0, output } }
    expect(await ask()).toEqual(expected)
  })

  it.each<[ToolOutcome, object]>([
    [
      { kind: 'ended', code: 0, output: 'aes-256-gcm\n' },
      { kind: 'encrypted', by: 'ZFS' },
    ],
    [{ kind: 'ended', code: 0, output: 'off\n' }, notTold],
    [{ kind: 'ended', code: 1, output: '' }, notTold],
    [{ kind: 'no-answer' }, { kind: 'unknown', why: 'no-answer' }],
    [{ kind: 'no-tool' }, { kind: 'unknown', why: 'no-tool' }],
  ])('is what ZFS says: %j is %j', async (answer, expected) => {
    mounted('0:60', 'zfs', 'rpool/home')
    tools = { '/usr/sbin/zfs': answer }
    expect(await ask()).toEqual(expected)
  })

  it.each(['overlay', 'tmpfs', 'nfs4', '9p', 'fuse.sshfs'])('is not told for %s', async (type) => {
    mounted('0:70', type, type)
    expect(await ask()).toEqual(notTold)
  })

  it('is the host’s in a container', async () => {
    mounted('0:70', 'overlay', 'overlay')
    write('.dockerenv')
    expect(await ask()).toEqual({ kind: 'unknown', why: 'container' })
  })

  it('is what it is in a container that shows the disk', async () => {
    layer('dm-0', '254:0', luksId, [sda2])
    mounted('254:0', 'ext4', '/dev/mapper/root')
    write('.dockerenv')
    expect(await ask()).toEqual(luks)
  })

  it('is Windows’ in WSL', async () => {
    mounted('8:2', 'ext4', '/dev/sda2')
    write('proc/sys/kernel/osrelease', '5.15.167.4-microsoft-standard-WSL2\n')
    expect(await ask()).toEqual({ kind: 'unknown', why: 'container' })
  })

  it('is not told where the kernel shows nothing', async () => {
    expect(await ask()).toEqual(notTold)
    mounted('8:99', 'ext4', '/dev/sdz9')
    expect(await ask()).toEqual(notTold)
  })

  it('is looked for above a path that is not there yet', async () => {
    mounted('8:2', 'ext4', '/dev/sda2')
    expect(await ask('/nobody-made-this/or-this')).toEqual(plain)
  })
})
