import { useEffect, useState } from 'react'
import { accountName } from '../../../app/domain/account-label.ts'
import { alertGroupOf, placeOf, type AlertGroup, type ShownAlert } from '../../../app/domain/alert.ts'
import type { AccountView, AlertsView } from '../../../app/domain/view.ts'
import { alertText } from '../../../app/strings/en/alerts.ts'
import { againText, alertStrings as strings } from '../../../app/strings/en/page-alerts.ts'
import { formatClockTime, formatExactTime } from '../../../app/strings/format.ts'
import { clearAlerts, markAlertsSeen, openPlace } from '../../stores/actions.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Hint } from '../../ui/hint.tsx'
import { AlertIcon, byDay, groupsOf } from './alert-look.tsx'
import './alerts.css'

interface AlertsCardProps {
  readonly alerts: AlertsView
  readonly accounts: readonly AccountView[]
}

/** Fewer need no filter. */
const filteredFrom = 8

export function AlertsCard({ alerts: { list, problem }, accounts }: AlertsCardProps) {
  const fresh = useFresh(list)
  const [wanted, setWanted] = useState<AlertGroup | 'all'>('all')
  const groups = groupsOf(list)
  const group = wanted !== 'all' && groups.includes(wanted) ? wanted : 'all'
  const shown = group === 'all' ? list : list.filter(({ facts }) => alertGroupOf[facts.kind] === group)
  const nowMs = useTimeStore((state) => state.nowMs)
  return (
    <Card
      title={strings.title}
      aside={
        list.length > 0 && (
          <Button look="bare" onPress={() => void clearAlerts()}>
            {strings.clear}
          </Button>
        )
      }
    >
      {problem && <Banner tone="warn">{strings.problems[problem]}</Banner>}
      {list.length >= filteredFrom && groups.length > 1 && (
        <Choices
          legend={strings.filter}
          isLegendSeen={false}
          look="line"
          value={group}
          options={(['all', ...groups] as const).map((value) => ({
            value,
            label: value === 'all' ? strings.all : strings.groups[value],
          }))}
          onChange={setWanted}
        />
      )}
      {list.length === 0 && <p className="soft">{strings.empty}</p>}
      {byDay(shown, nowMs).map(({ name, alerts }) => (
        <section key={name} aria-label={name} className="alert-day">
          <h3>{name}</h3>
          <ul>
            {alerts.map((alert) => (
              <AlertRow key={alert.id} alert={alert} accounts={accounts} isNew={fresh.has(alert.id)} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

/** Whoever looks at the list has seen it; what was new when it was opened, or came since, stays marked until then. */
function useFresh(list: readonly ShownAlert[]): ReadonlySet<number> {
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set())
  const unseen = list.filter(({ isSeen }) => !isSeen).map(({ id }) => id)
  const added = unseen.filter((id) => !fresh.has(id))
  if (added.length > 0) setFresh(new Set([...fresh, ...added]))
  const isSomething = unseen.length > 0
  useEffect(() => {
    if (isSomething) void markAlertsSeen()
  }, [isSomething])
  return fresh
}

interface AlertRowProps {
  readonly alert: ShownAlert
  readonly accounts: readonly AccountView[]
  readonly isNew: boolean
}

function AlertRow({ alert, accounts, isNew }: AlertRowProps) {
  const { title, body } = alertText(alert)
  const account = accounts.find(({ id }) => id === alert.account)
  return (
    <li className={isNew ? 'alert-row new' : 'alert-row'}>
      <AlertIcon alert={alert} />
      <div className="alert-text">
        <p>
          <strong>{title}</strong>
          {isNew && <span className="alert-new"> {strings.new}</span>}
        </p>
        <p>{body}</p>
        <p className="small soft alert-when">
          <Hint text={formatExactTime(alert.atMs)} className="moment">
            <time dateTime={new Date(alert.atMs).toISOString()}>{formatClockTime(alert.atMs)}</time>
          </Hint>
          <span className="alert-account">
            {alert.account === null ? strings.machine : account && accountName(account)}
          </span>
          {alert.again > 0 && <span>{againText(alert.again, alert.lastAtMs)}</span>}
        </p>
      </div>
      <Button label={`${strings.open}: ${title}`} onPress={() => openPlace(placeOf(alert))}>
        {strings.open}
      </Button>
    </li>
  )
}
