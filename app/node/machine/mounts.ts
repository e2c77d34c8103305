/** One line of `/proc/self/mountinfo`; see proc_pid_mountinfo(5). */
export interface Mount {
  /** Of the device, as in `/sys/dev/block`; its first part is 0 where no block device is behind it. */
  readonly device: string
  readonly mountPoint: string
  readonly type: string
  /** e.g. `/dev/mapper/root`, a dataset of ZFS, or any word that the file system gave itself. */
  readonly source: string
}

/** The optional fields end with a dash of their own; blanks in names are written as `\040`. */
export function parseMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [left, right] = line.split(' - ')
    const [, , device, , mountPoint] = left?.split(' ') ?? []
    const [type, source] = right?.split(' ') ?? []
    if (!device || !mountPoint || !type || source === undefined) return []
    return [{ device, mountPoint: unescaped(mountPoint), type, source: unescaped(source) }]
  })
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}

/** The mount that holds `path`, which is absolute and has no symbolic link in it: the innermost, and of those the last. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | null {
  return mounts.reduce<Mount | null>((best, mount) => {
    const isAround =
      mount.mountPoint === '/' || path === mount.mountPoint || path.startsWith(`${mount.mountPoint}/`)
    return isAround && mount.mountPoint.length >= (best?.mountPoint.length ?? 0) ? mount : best
  }, null)
}
