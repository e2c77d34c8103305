import { describe, expect, it } from 'vitest'
import { parseFileVault } from '../../../app/node/machine/disk-macos.ts'
import { driveOf, parseBitLocker } from '../../../app/node/machine/disk-windows.ts'
import { mountOf, parseMounts } from '../../../app/node/machine/mounts.ts'
import { systemProgram } from '../../../app/node/machine/windows-tools.ts'

const ended = (output: string, code = 0) => ({ kind: 'ended', code, output }) as const
const plain = { kind: 'plain' }
const notTold = { kind: 'unknown', why: 'not-told' }

describe('FileVault', () => {
  it.each([
    ['FileVault is On.\n', { kind: 'encrypted', by: 'FileVault' }],
    ['FileVault is Off.\n', plain],
    ['FileVault is Off, but will be enabled after the next restart.\n', plain],
    ["FileVault is Off.\nDeferred enablement appears to be active for user 'somebody'.\n", plain],
    ['FileVault is On.\nEncryption in progress: Percent completed = 12\n', notTold],
    ['FileVault is On.\nDecryption in progress: Percent completed = 40\n', plain],
    ['FileVault is Off.\nDecryption in progress: Percent completed = 40\n', plain],
    ['', notTold],
    ['Not the FileVault is On. that you look for\n', notTold],
  ])('reads %j', (output, expected) => {
    expect(parseFileVault(ended(output))).toEqual(expected)
  })

  it.each(['no-tool', 'no-answer'] as const)('does not know after %s', (kind) => {
    expect(parseFileVault({ kind })).toEqual({ kind: 'unknown', why: kind })
  })
})

describe('BitLocker', () => {
  it.each([
    ['1\r\n', { kind: 'encrypted', by: 'BitLocker' }],
    ['6\r\n', { kind: 'encrypted', by: 'BitLocker' }],
    ['2\r\n', plain],
    ['4\r\n', plain],
    ['5\r\n', plain],
    ['8\r\n', plain],
    ['3\r\n', notTold],
    ['0\r\n', notTold],
    ['', notTold],
    ['16\r\n', notTold],
    ['New-Object : Cannot create type. Only core types are supported in this language mode.\r\n', notTold],
  ])('reads %j', (output, expected) => {
    expect(parseBitLocker(ended(output))).toEqual(expected)
  })

  it('does not believe what a tool said that failed', () => {
    expect(parseBitLocker(ended('1\r\n', 1))).toEqual(notTold)
  })

  it.each(['no-tool', 'no-answer'] as const)('does not know after %s', (kind) => {
    expect(parseBitLocker({ kind })).toEqual({ kind: 'unknown', why: kind })
  })

  it.each([
    ['C:\\Users\\somebody', 'C:'],
    ['d:/data', 'D:'],
    ['\\\\?\\C:\\Users', 'C:'],
    ['\\\\server\\share\\data', null],
    ["C'); Remove-Item x; ('", null],
    ['data', null],
  ])('takes the drive of %j to be %j', (path, drive) => {
    expect(driveOf(path)).toBe(drive)
  })
})

describe('programs of Windows', () => {
  it.each([
    [{}, 'C:\\Windows\\System32\\reg.exe'],
    [{ SystemRoot: 'D:\\WINNT' }, 'D:\\WINNT\\System32\\reg.exe'],
    [{ SystemRoot: 'downloads' }, 'C:\\Windows\\System32\\reg.exe'],
    [{ SystemRoot: '\\\\evil\\share' }, 'C:\\Windows\\System32\\reg.exe'],
  ])('are found by an absolute path with %j', (env, path) => {
    expect(systemProgram(env, 'reg.exe')).toBe(path)
  })
})

const mountInfo = [
  '22 27 0:21 / /proc rw,relatime - proc proc rw',
  '27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/mapper/root rw,discard',
  '40 27 259:3 / /home rw,relatime shared:9 - xfs /dev/nvme0n1p3 rw',
  String.raw`41 27 0:44 /@data /mnt/my\040disk rw - btrfs /dev/sda2 rw,subvol=/@data`,
  '42 27 8:1 / /homework rw - ext4 /dev/sda1 rw',
  '43 40 0:50 / /home rw,relatime - ecryptfs /home/.ecryptfs/somebody/.Private rw',
  'a line that is none',
  '',
].join('\n')

describe('mounts', () => {
  const mounts = parseMounts(mountInfo)

  it('are read with and without optional fields, and what is no mount is passed over', () => {
    expect(mounts).toHaveLength(6)
    expect(mounts[1]).toEqual({ device: '254:0', mountPoint: '/', type: 'ext4', source: '/dev/mapper/root' })
    expect(mounts[3]).toMatchObject({ mountPoint: '/mnt/my disk', source: '/dev/sda2' })
  })

  it.each([
    ['/var/lib', '254:0'],
    ['/', '254:0'],
    ['/home', '0:50'],
    ['/home/somebody', '0:50'],
    ['/homework/x', '8:1'],
    ['/mnt/my disk/x', '0:44'],
    ['/mnt/my', '254:0'],
  ])('the one around %s is the innermost, and of two at one place the last', (path, device) => {
    expect(mountOf(mounts, path)?.device).toBe(device)
  })

  it('are none where nothing could be read', () => {
    expect(mountOf(parseMounts(''), '/home')).toBeNull()
  })
})
