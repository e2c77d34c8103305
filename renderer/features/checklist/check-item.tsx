import { ChevronRight } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import type { CheckId, CheckMoment, CheckResult } from '../../../app/domain/check.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import {
  checklistStrings as strings,
  findingsText,
  tookText,
} from '../../../app/strings/en/page-checklist.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { visible } from '../../../app/strings/visible.ts'
import { endSeeking, setFold, usePageStore } from '../../stores/page-store.ts'
import { FirstFew } from '../../ui/first-few.tsx'
import { Status } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'
import { isOpenAtFirst, sortFindings } from './check-order.ts'
import { AsideList, FindingList } from './finding-list.tsx'
import { Fixes } from './fixes.tsx'
import { HistoryStrip } from './history-strip.tsx'
import { checkTones } from './tones.ts'
import './check-item.css'

interface CheckItemProps {
  readonly id: CheckId
  /** Null before it has run. */
  readonly result: CheckResult | null
  readonly history: readonly CheckMoment[]
}

/** One check in one line, and all that is known of it under that line. */
function Check({ id, result, history }: CheckItemProps) {
  const chosen = usePageStore(({ folds }) => folds[id])
  const isOpen = chosen ?? isOpenAtFirst(result)
  const head = useSought(id)
  return (
    <section>
      <details className="check" open={isOpen}>
        <summary
          ref={head}
          onClick={(event) => {
            // The browser would unfold it by itself, and tell of it later.
            event.preventDefault()
            setFold(id, !isOpen)
          }}
        >
          <ChevronRight className="chevron" size={16} aria-hidden />
          <h3 className="check-title">{checkTexts[id].title}</h3>
          <CheckState result={result} />
        </summary>
        <dl className="check-parts">
          {result !== null && <Found result={result} />}
          <dt>{strings.why}</dt>
          <dd>{checkTexts[id].why}</dd>
          {result !== null && <ToDo result={result} />}
          {result !== null && <Before result={result} history={history} />}
        </dl>
      </details>
    </section>
  )
}

/** Main tells a whole new view with every step of a run; hundreds of findings that say the same are not drawn anew. */
export const CheckItem = memo(Check, (before, now) => saysOf(before) === saysOf(now))

function saysOf({ id, result, history }: CheckItemProps): string {
  return JSON.stringify([id, result, history])
}

/** Brings the line into sight and gives it the focus when it is what the person wants to see. */
function useSought(id: CheckId) {
  const head = useRef<HTMLElement>(null)
  const isSought = usePageStore(({ sought }) => sought === id)
  useEffect(() => {
    if (!isSought) return undefined
    // The view that it stands in goes to its top first.
    const frame = requestAnimationFrame(() => {
      head.current?.focus({ preventScroll: true })
      head.current?.scrollIntoView({ block: 'start' })
      endSeeking()
    })
    return () => cancelAnimationFrame(frame)
  }, [isSought])
  return head
}

function CheckState({ result }: { readonly result: CheckResult | null }) {
  if (result === null) return <span className="soft">{strings.pending}</span>
  const { counting } = sortFindings(result.findings)
  return (
    <>
      <span className="soft small">{findingsText(counting.length)}</span>
      <Status tone={checkTones[result.status]}>{pageStrings.status[result.status]}</Status>
    </>
  )
}

function Found({ result: { evidence, findings } }: { readonly result: CheckResult }) {
  const { counting, aside } = sortFindings(findings)
  // What stands among the findings, with what can be done about it, need not be read twice.
  const lines = evidence.filter((line) => findings.every(({ text }) => text !== line))
  return (
    <>
      {lines.length > 0 && (
        <>
          <dt>{strings.evidence}</dt>
          <dd>
            <Evidence lines={lines} />
          </dd>
        </>
      )}
      {counting.length > 0 && (
        <>
          <dt>{strings.findings}</dt>
          <dd>
            <FindingList findings={counting} />
          </dd>
        </>
      )}
      {aside.length > 0 && (
        <>
          <dt>{strings.asideTitle}</dt>
          <dd>
            <AsideList findings={aside} />
          </dd>
        </>
      )}
    </>
  )
}

/** The same line twice says no more than once. */
function Evidence({ lines }: { readonly lines: readonly string[] }) {
  return (
    <FirstFew
      className="evidence"
      items={[...new Set(lines.map(visible))]}
      keyOf={(line) => line}
      render={(line) => <li>{line}</li>}
    />
  )
}

function ToDo({ result: { id, status, fixes } }: { readonly result: CheckResult }) {
  // Why something could not be checked says by itself what would help.
  const isWrong = status === 'fail' || status === 'warn'
  if (!isWrong && fixes.length === 0) return null
  return (
    <>
      <dt>{strings.fix}</dt>
      <dd className="to-do">
        {isWrong && <p>{checkTexts[id].fix}</p>}
        {fixes.length > 0 && <Fixes check={id} fixes={fixes} />}
      </dd>
    </>
  )
}

interface BeforeProps {
  readonly result: CheckResult
  readonly history: readonly CheckMoment[]
}

function Before({ result: { checkedAtMs, tookMs }, history }: BeforeProps) {
  return (
    <>
      <dt>{strings.checked}</dt>
      <dd className="before">
        <p>
          <Ago atMs={checkedAtMs} />, {tookText(tookMs)}
        </p>
        {history.length > 0 && <HistoryStrip moments={history} />}
      </dd>
    </>
  )
}
