import { RefreshCw } from 'lucide-react'
import type { CheckResult } from '../../../app/domain/check.ts'
import type { AccountView, ChecklistView as Checklist } from '../../../app/domain/view.ts'
import { checklistStrings as strings, groupText } from '../../../app/strings/en/page-checklist.ts'
import { beginSetup, runChecklist } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Ago } from '../frame/ago.tsx'
import { AppliedCard } from './applied-card.tsx'
import { CheckItem } from './check-item.tsx'
import { grouped, lastCheckedAt, worstFirst, type CheckRow } from './check-order.ts'
import { RunProgress } from './run-progress.tsx'
import { Score } from './score.tsx'
import { WrongChecks } from './wrong-checks.tsx'
import './checklist-view.css'

interface ChecklistViewProps {
  readonly account: AccountView | null
  readonly checklist: Checklist
}

/** What to do first, then every check under its heading, what fails wide open: what was found, why it matters. */
export function ChecklistView({ account, checklist }: ChecklistViewProps) {
  const { results, history, running, applied } = checklist
  return (
    <>
      <header className="view-head">
        <h1>{strings.title}</h1>
        <RunButton checklist={checklist} />
      </header>
      <p className="soft lead">{strings.lead}</p>
      {account === null && (
        <Banner
          tone="unknown"
          action={<Button onPress={() => void beginSetup(null)}>{strings.setUp}</Button>}
        >
          {strings.noAccount}
        </Banner>
      )}
      {results.length > 0 && <Score results={results} hasBar={running === null} />}
      {running === null ? <LastRun checklist={checklist} /> : <RunProgress run={running} />}
      <ToDo results={worstFirst(results)} />
      {grouped(results).map(({ group, rows }) => (
        <Card
          key={group}
          title={strings.groups[group]}
          aside={
            results.length > 0 && <span className="soft small">{groupText(passed(rows), rows.length)}</span>
          }
        >
          <ul className="check-rows">
            {rows.map(({ id, result }) => (
              <li key={id}>
                <CheckItem id={id} result={result} history={history[id] ?? []} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
      {applied.length > 0 && <AppliedCard applied={applied} />}
    </>
  )
}

/** What is wrong at a glance, and what to do about it, before all that was found. */
function ToDo({ results }: { readonly results: readonly CheckResult[] }) {
  if (results.length === 0) return null
  return (
    <Card title={strings.toDo}>
      <WrongChecks results={results} withFix />
    </Card>
  )
}

function RunButton({ checklist: { results, running } }: { readonly checklist: Checklist }) {
  const isAsked = useBusy('checklist.run')
  const isRunning = isAsked || running !== null
  const isFirst = results.length === 0
  const label = isFirst ? strings.runFirst : strings.run
  return (
    <Button
      look={isFirst ? 'main' : 'plain'}
      icon={RefreshCw}
      isBusy={isRunning}
      onPress={() => void runChecklist()}
    >
      {isRunning ? strings.running : label}
    </Button>
  )
}

function LastRun({ checklist: { results } }: { readonly checklist: Checklist }) {
  if (results.length === 0) return <p className="soft">{strings.none}</p>
  return (
    <p className="soft last-run">
      {strings.checked} <Ago atMs={lastCheckedAt(results)} />
    </p>
  )
}

function passed(rows: readonly CheckRow[]): number {
  return rows.filter(({ result }) => result?.status === 'pass').length
}
