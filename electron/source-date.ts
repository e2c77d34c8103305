import { execFileSync } from 'node:child_process'

const gitMs = 5000

/**
 * The date of the sources, for a build to tell how old it is: what `SOURCE_DATE_EPOCH` says, else the last commit that
 * touched them. Never the time of the build itself: the same sources are to build to the same bytes. Null where
 * neither is known, as in an unpacked archive; a repository around the project that does not hold it says nothing.
 * `root` is the project's absolute path; epoch milliseconds. https://reproducible-builds.org/docs/source-date-epoch/
 */
export function sourceDateMs(root: string, env: Readonly<Record<string, string | undefined>>): number | null {
  const declared = env['SOURCE_DATE_EPOCH'] ?? ''
  const seconds = declared === '' ? lastCommit(root) : declared
  return /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : null
}

function lastCommit(root: string): string {
  const words = ['log', '-1', '--format=%ct', '--', 'app', 'electron', 'renderer', 'package.json']
  try {
    return execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      timeout: gitMs,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}
