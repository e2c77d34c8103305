import type { RotationNotice } from '../../domain/settings.ts'

/** What became of a token's replacement that was interrupted. */
export const rotationStrings = {
  title: 'Replacing the token was interrupted',
  ends: {
    undone:
      'The new token had not been proven, so the old one is still in use, and nothing of the new one was kept. Hand it over again.',
    finished:
      'The new token had been proven, so it is in use now, and the old one is gone from this machine. At Stake the old one stays valid until you revoke it.',
    'in-doubt':
      'Which of the two tokens the keychain holds is uncertain, because the entry beside it is gone. It is sent nowhere. Hand a token over again.',
  } satisfies Record<RotationNotice['end'], string>,
  again: 'Replace the token',
  revoke: 'Revoke it at Stake',
} as const
