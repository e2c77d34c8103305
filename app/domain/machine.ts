/** How the disk that holds a folder is encrypted, as far as the machine tells. */
export type DiskEncryption =
  | {
      readonly kind: 'encrypted'
      readonly by: 'LUKS' | 'dm-crypt' | 'fscrypt' | 'FileVault' | 'BitLocker' | 'ZFS' | 'eCryptfs'
    }
  | { readonly kind: 'plain' }
  /** `container`: the disk is the host's, which cannot be asked. */
  | { readonly kind: 'unknown'; readonly why: 'no-tool' | 'no-answer' | 'container' | 'not-told' }

/** Programs that keep what was on the clipboard. */
export type ClipboardHistory =
  | { readonly kind: 'none-seen' }
  | { readonly kind: 'kept'; readonly by: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: 'no-answer' | 'not-told' }

/** Who may read a file or folder; mode bits as in `chmod`, null on Windows, which has none. */
export type PathRights =
  | {
      readonly kind: 'rights'
      readonly path: string
      readonly mode: number
      readonly isOurs: boolean
      readonly isDirectory: boolean
    }
  | { readonly kind: 'missing' | 'denied' | 'no-modes'; readonly path: string }
