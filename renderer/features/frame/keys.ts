import { lockNow, refresh, setPrivacy } from '../../stores/actions.ts'
import { useLockStore } from '../../stores/lock-store.ts'
import { goTo, showKeys, toggleZeros } from '../../stores/page-store.ts'
import { selectedAccount, useViewStore } from '../../stores/view-store.ts'

const everywhere: ReadonlyMap<string, () => unknown> = new Map([['?', () => showKeys(true)]])

const inViews: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['1', () => goTo('overview')],
  ['2', () => goTo('checklist')],
  ['3', () => goTo('activity')],
  ['4', () => goTo('settings')],
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

function isCommand(event: KeyboardEvent): boolean {
  if (event.altKey || event.repeat) return false
  return useViewStore.getState().platform.os === 'macos' ? event.metaKey : event.ctrlKey
}

function togglePrivacy(): void {
  const { view } = useViewStore.getState()
  if (view) void setPrivacy(!view.preferences.privacy)
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true
  return target instanceof Element && target.matches('input:not([type="radio"], [role="switch"]), select')
}
