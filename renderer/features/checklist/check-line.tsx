import { ChevronRight } from 'lucide-react'
import type { CheckResult } from '../../../app/domain/check.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { Status } from '../../ui/status.tsx'
import { checkTones } from './tones.ts'
import './check-line.css'

/** One check in one line; its evidence unfolds under it. */
export function CheckLine({ check }: { readonly check: CheckResult }) {
  return (
    <li>
      <details className="check-line">
        <summary>
          <ChevronRight className="chevron" size={16} aria-hidden />
          <span className="check-title">{checkTexts[check.id].title}</span>
          <Status tone={checkTones[check.status]}>{pageStrings.status[check.status]}</Status>
        </summary>
        <Evidence lines={check.evidence} />
      </details>
    </li>
  )
}

export function Evidence({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="evidence">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
