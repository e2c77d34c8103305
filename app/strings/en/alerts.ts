interface Notice {
  readonly title: string
  readonly body: string
}

const one = 'A check newly fails'

/**
 * A native notification that checks newly fail: by their titles, never with a path, since anybody may see it.
 * While locked, or in privacy mode, it does not say which, nor how many.
 */
export function newFailuresNotice(titles: readonly string[], hidden: 'locked' | 'privacy' | null): Notice {
  if (hidden === 'locked') return { title: one, body: 'Unlock Stakewatch to see what was found.' }
  const open = 'Open the checklist to see what was found.'
  if (hidden === 'privacy') return { title: one, body: open }
  const title = titles.length === 1 ? one : `${titles.length} checks newly fail`
  return { title, body: `${titles.join('. ')}. ${open}` }
}
