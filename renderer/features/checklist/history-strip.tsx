import type { ReactNode } from 'react'
import type { CheckMoment, CheckStatus } from '../../../app/domain/check.ts'
import { historyText } from '../../../app/strings/en/page-checklist.ts'
import { checkTones } from './tones.ts'
import './history-strip.css'

/** More would be a chart. */
const most = 30

/** The shapes differ, so that no colour is needed to tell them apart; what is well is small. */
const shapes: Readonly<Record<CheckStatus, ReactNode>> = {
  pass: <circle cx="4" cy="5" r="2" fill="currentColor" />,
  warn: <path d="M4 1 7.5 8.5h-7z" fill="currentColor" />,
  fail: <path d="M1 2 7 8M7 2 1 8" stroke="currentColor" strokeWidth="2" />,
  unknown: <circle cx="4" cy="5" r="2.25" fill="none" stroke="currentColor" strokeWidth="1.25" />,
}

/** How the last runs ended, the newest on the right, and the same in words. */
export function HistoryStrip({ moments }: { readonly moments: readonly CheckMoment[] }) {
  const shown = moments.slice(-most)
  return (
    <div className="history">
      <svg width={shown.length * 10} height="10" aria-hidden>
        {shown.map(({ atMs, status }, index) => (
          <g key={`${index} ${atMs}`} className={checkTones[status]} transform={`translate(${index * 10} 0)`}>
            {shapes[status]}
          </g>
        ))}
      </svg>
      <p className="small soft">{historyText(shown)}</p>
    </div>
  )
}
