/**
 * Stands before git's own words wherever git is asked about a repository. A repository is not trusted: whoever made
 * it wrote its config, which can name programs. These keep git from starting any, for commands that only list or
 * print objects. A command that converts what it reads would still run filters and text converters (`status`,
 * `diff`, `log -p`, `cat-file --filters` and `--textconv`): none of those may be used.
 */
export const gitArguments: readonly string[] = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
  '-c',
  'credential.helper=',
  '-c',
  'protocol.allow=never',
]

/** What the process that starts git may have set for itself (a hook's repository), and what no other program needs. */
const leftOut = /^(?:GIT|STAKE)_/i

const fixed: Readonly<Record<string, string>> = {
  // A repository's `protocol.ext.allow=always` counts for more than `protocol.allow`, and for less than this list.
  // It is not empty, since Windows knows no empty variables.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  // What is committed, not what the repository would have it replaced with.
  GIT_NO_REPLACE_OBJECTS: '1',
  // Nothing is written, not even a refreshed index.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
}

/** The environment in which git is asked; of `environment`, all but what would point git elsewhere is kept. */
export function gitEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !leftOut.test(entry[0]),
  )
  return { ...Object.fromEntries(kept), ...fixed }
}
