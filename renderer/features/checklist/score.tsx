import type { CheckResult } from '../../../app/domain/check.ts'
import { scoreText } from '../../../app/strings/en/page-checklist.ts'
import { Status } from '../../ui/status.tsx'
import { scoreOf } from './check-order.ts'
import { checkTones } from './tones.ts'
import './score.css'

interface ScoreProps {
  readonly results: readonly CheckResult[]
  /** False where another bar stands beside it. */
  readonly hasBar?: boolean
}

/** How many checks have each status, in words; the bar says the same to the eye. */
export function Score({ results, hasBar = true }: ScoreProps) {
  const score = scoreOf(results)
  return (
    <div className="score">
      {hasBar && (
        <div className="score-bar" aria-hidden>
          {score.map(({ status, number }) => (
            <span key={status} className={`${checkTones[status]}-mark`} style={{ flexGrow: number }} />
          ))}
        </div>
      )}
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
