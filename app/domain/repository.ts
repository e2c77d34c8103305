/** Patterns that the StakeAPI security guide wants ignored, in its own order. */
export const guidePatterns = [
  '.env',
  '*.env',
  '.env.local',
  '.env.production',
  'config.py',
  'secrets.py',
  'credentials.json',
  '.idea/',
  '.vscode/settings.json',
] as const
export type GuidePattern = (typeof guidePatterns)[number]

/** Where the rule stands that makes git ignore a path: `elsewhere` holds on this machine only. */
export type IgnoredBy = 'gitignore' | 'elsewhere'

/** What git itself says of one working tree. */
export interface RepositoryFacts {
  /** Absolute path of the working tree. */
  readonly root: string
  /** `refused`: git does not trust a repository that belongs to somebody else. */
  readonly outcome: 'read' | 'no-git' | 'refused' | 'broken'
  readonly envFiles: readonly {
    /** Absolute. */
    readonly path: string
    readonly ignored: IgnoredBy | null
    readonly tracked: boolean
  }[]
  /** The guide's patterns that no rule covers, or only one outside of the repository. */
  readonly uncovered: readonly { readonly pattern: GuidePattern; readonly elsewhere: boolean }[]
}
