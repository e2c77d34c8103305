import {
  ChartLine,
  CircleUser,
  Eye,
  EyeOff,
  Gauge,
  Keyboard,
  ListChecks,
  Lock,
  Settings,
  type LucideIcon,
} from 'lucide-react'
import { memo } from 'react'
import { Button } from 'react-aria-components/Button'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { unseenText } from '../../../app/strings/en/page-alerts.ts'
import { lockNow, setPrivacy } from '../../stores/actions.ts'
import { goTo, showKeys, usePageStore, type Route } from '../../stores/page-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Switcher } from '../accounts/switcher.tsx'
import { Mark } from './mark.tsx'

const views: readonly (readonly [Route, LucideIcon])[] = [
  ['overview', Gauge],
  ['checklist', ListChecks],
  ['activity', ChartLine],
  ['account', CircleUser],
  ['settings', Settings],
]

export const Rail = memo(function Rail() {
  const current = usePageStore(({ route }) => route)
  return (
    <nav className="rail" aria-label={pageStrings.rail.label}>
      <div className="rail-brand">
        <Mark size={20} />
        <span className="word">{pageStrings.appName}</span>
      </div>
      <Switcher />
      {views.map(([route, Icon]) => (
        <Button
          key={route}
          className="link"
          onPress={() => goTo(route)}
          {...(route === current && { 'aria-current': 'page' })}
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          <span className="word">{pageStrings.rail[route]}</span>
          {route === 'activity' && <Unseen />}
        </Button>
      ))}
      <div className="last">
        <LockButton />
        <PrivacyButton />
        <Button className="link" onPress={() => showKeys(true)}>
          <Keyboard size={20} strokeWidth={1.75} aria-hidden />
          <span className="word">{pageStrings.rail.keys}</span>
        </Button>
      </div>
    </nav>
  )
})

/** How many alerts nobody has looked at. */
function Unseen() {
  const unseen = useViewStore(({ view }) => view?.alerts.unseen ?? 0)
  if (unseen === 0) return null
  return (
    <span className="unseen-count">
      <span aria-hidden>{unseen > 99 ? '99+' : unseen}</span>
      <span className="unseen">{unseenText(unseen)}</span>
    </span>
  )
}

/** Only where there is a lock to close. */
function LockButton() {
  const hasLock = useViewStore(({ view }) => (view?.lock.options ?? null) !== null)
  if (!hasLock) return null
  return (
    <Button className="link" onPress={() => void lockNow()}>
      <Lock size={20} strokeWidth={1.75} aria-hidden />
      <span className="word">{pageStrings.rail.lock}</span>
    </Button>
  )
}

function PrivacyButton() {
  const isPrivate = useViewStore(({ view }) => view?.preferences.privacy ?? false)
  const Icon = isPrivate ? Eye : EyeOff
  return (
    <Button className="link" onPress={() => void setPrivacy(!isPrivate)}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <span className="word">{isPrivate ? pageStrings.rail.showAmounts : pageStrings.rail.hideAmounts}</span>
    </Button>
  )
}
