import { lockNow, refresh, selectAccount, setPrivacy } from '../../stores/actions.ts'
import { useLockStore } from '../../stores/lock-store.ts'
import { goTo, showKeys, toggleZeros } from '../../stores/page-store.ts'
import { selectedAccount, useViewStore } from '../../stores/view-store.ts'

const everywhere: ReadonlyMap<string, () => unknown> = new Map([['?', () => showKeys(true)]])

const inViews: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['1', () => goTo('overview')],
  ['2', () => goTo('checklist')],
  ['3', () => goTo('activity')],
  ['4', () => goTo('account')],
  ['5', () => goTo('settings')],
  ['z', () => toggleZeros()],
  [
    'r',
    () => {
      const account = selectedAccount(useViewStore.getState().view)
      return account && refresh(account.id)
    },
  ],
])

/** Single keys act where nothing is being typed and nothing floats; locking and hiding the amounts work everywhere. */
export function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (useLockStore.getState().isLocked) return
    if (isLockKey(event)) {
      event.preventDefault()
      if (useViewStore.getState().view?.lock.options) void lockNow()
      return
    }
    if (isPrivacyKey(event)) {
      event.preventDefault()
      togglePrivacy()
      return
    }
    const place = accountPlace(event)
    if (place !== null) {
      event.preventDefault()
      selectAt(place)
      return
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (isTaken(event.target)) return
    const isInSetup = (useViewStore.getState().view?.setup ?? null) !== null
    const act = everywhere.get(event.key) ?? (isInSetup ? undefined : inViews.get(event.key))
    if (!act) return
    event.preventDefault()
    act()
  })
}

function isPrivacyKey(event: KeyboardEvent): boolean {
  return event.shiftKey && event.key.toLowerCase() === 'h' && isCommand(event)
}

function isLockKey(event: KeyboardEvent): boolean {
  return !event.shiftKey && event.key.toLowerCase() === 'l' && isCommand(event)
}

/** From 0; by the place of the key, since some keyboards have their digits behind Shift. */
function accountPlace(event: KeyboardEvent): number | null {
  const [, digit] = /^(?:Digit|Numpad)([1-8])$/.exec(event.code) ?? []
  return digit !== undefined && isCommand(event) ? Number(digit) - 1 : null
}

function selectAt(place: number): void {
  const { view } = useViewStore.getState()
  const account = view?.accounts[place]
  if (!account || !view.ready || view.setup || view.forgotten || isFloating()) return
  if (account.id !== view.selected) void selectAccount(account)
}

function isCommand(event: KeyboardEvent): boolean {
  if (event.altKey || event.repeat) return false
  return useViewStore.getState().platform.os === 'macos' ? event.metaKey : event.ctrlKey
}

function togglePrivacy(): void {
  const { view } = useViewStore.getState()
  if (view) void setPrivacy(!view.preferences.privacy)
}

function isFloating(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

function isTaken(target: EventTarget | null): boolean {
  if (isFloating() || document.querySelector('[role="menu"]')) return true
  return (
    target instanceof Element &&
    target.matches('input:not([type="radio"], [type="range"], [role="switch"]), select')
  )
}
