import type { CheckResult } from '../../../app/domain/check.ts'
import { scoreText } from '../../../app/strings/en/page-checklist.ts'
import { Status } from '../../ui/status.tsx'
import { scoreOf } from './check-order.ts'
import { checkTones } from './tones.ts'
import './score.css'

/** How many checks have each status, in words; the bar says the same to the eye. */
export function Score({ results }: { readonly results: readonly CheckResult[] }) {
  const score = scoreOf(results)
  return (
    <div className="score">
      <div className="score-bar" aria-hidden>
        {score.map(({ status, number }) => (
          <span key={status} className={`${checkTones[status]}-mark`} style={{ flexGrow: number }} />
        ))}
      </div>
      <ul className="score-words">
        {score.map(({ status, number }) => (
          <li key={status}>
            <Status tone={checkTones[status]}>{scoreText(status, number)}</Status>
          </li>
        ))}
      </ul>
    </div>
  )
}
