import { Button as AriaButton } from 'react-aria-components/Button'
import type { CheckResult } from '../../../app/domain/check.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { moreChecksText } from '../../../app/strings/en/page-overview.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { seek } from '../../stores/page-store.ts'
import { Status } from '../../ui/status.tsx'
import { checkTones } from './tones.ts'
import './wrong-checks.css'

/** More would not be a glance; the rest is one press away. */
const most = 5

interface WrongChecksProps {
  /** The worst first. */
  readonly results: readonly CheckResult[]
  /** Whether what to do stands there too. */
  readonly withFix?: boolean
}

/** What is wrong, each a way to the check itself. */
export function WrongChecks({ results, withFix = false }: WrongChecksProps) {
  if (results.length === 0) return null
  return (
    <ul className="wrong-checks">
      {results.slice(0, most).map(({ id, status }) => (
        <li key={id}>
          <AriaButton className="wrong-check" onPress={() => seek(id)}>
            <span className="wrong-words">
              <span className="wrong-title">{checkTexts[id].title}</span>
              {withFix && <span className="small soft">{checkTexts[id].fix}</span>}
            </span>
            <Status tone={checkTones[status]}>{pageStrings.status[status]}</Status>
          </AriaButton>
        </li>
      ))}
      {results.length > most && <li className="soft">{moreChecksText(results.length - most)}</li>}
    </ul>
  )
}
