interface Notice {
  readonly title: string
  readonly body: string
}

/**
 * A native notification that checks newly fail: by their titles, never with a path, since anybody may see it.
 * `hidden` also keeps to itself which ones.
 */
export function newFailuresNotice(titles: readonly string[], hidden: 'locked' | 'privacy' | null): Notice {
  const title = titles.length === 1 ? 'A check newly fails' : `${titles.length} checks newly fail`
  if (hidden === 'locked') return { title, body: 'Unlock Stakewatch to see what was found.' }
  const open = 'Open the checklist to see what was found.'
  return { title, body: hidden === null ? `${titles.join('. ')}. ${open}` : open }
}
