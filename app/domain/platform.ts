export type Os = 'linux' | 'macos' | 'windows'
