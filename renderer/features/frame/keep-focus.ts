/** The section of the view that last held the focus; a dialog stands outside of it. */
let section: Element | null = null
/** What stands before it: the nearest to where the eye is, once the section itself has gone. */
let sectionBefore: Element | null = null
let focused: Element | null = null
let heading: Element | null = null
let isInUse = false

/**
 * What has the focus can go away: with its screen, or since it has done its work. Then the focus
 * goes to the heading of its section or to what unfolds it, or of the section before it, or else to the heading of
 * the screen, instead of the top of the window.
 */
export function startKeepingFocus(): void {
  document.addEventListener('keydown', () => {
    isInUse = true
  })
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    isInUse = true
    focused = target
    if (!target.closest('main')) return
    section = target.closest('section')
    sectionBefore = section?.previousElementSibling ?? null
  })
  new MutationObserver(() => {
    if (isLost()) afterDialogs(restore)
    else heading = screenHeading()
  }).observe(document.body, { childList: true, subtree: true })
}

function isLost(): boolean {
  if (!isInUse || document.activeElement !== document.body) return false
  return focused?.isConnected === false || heading !== screenHeading()
}

/** A dialog that closes gives the focus back one frame later. */
function afterDialogs(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

function restore(): void {
  if (!isLost()) return
  heading = screenHeading()
  const place = headOf(section) ?? headOf(sectionBefore) ?? heading
  if (!(place instanceof HTMLElement)) return
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

function headOf(part: Element | null): Element | null {
  return part?.isConnected ? part.querySelector('h2, summary') : null
}

function screenHeading(): Element | null {
  return document.querySelector('main h1')
}
