import { isAllForgotten, type ForgetReport, type ForgottenPart } from '../../../app/domain/forgetting.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { forgottenStrings as strings, partText } from '../../../app/strings/en/page-forgotten.ts'
import { beginAnew, forgetEverything } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { Status, type Tone } from '../../ui/status.tsx'
import './forgotten.css'

/** What became of forgetting everything, in place of every other screen: part by part, as it was found afterwards. */
export function Forgotten({ report }: { readonly report: ForgetReport }) {
  const isAll = isAllForgotten(report)
  const isBusy = useBusy('everything.forget')
  const words = isAll ? strings.all : strings.some
  return (
    <main className="whole forgotten">
      <div>
        <h1 aria-describedby="forgotten-lead">{words.title}</h1>
        <p id="forgotten-lead" className="soft">
          {words.lead}
        </p>
      </div>
      <ul>
        {report.parts.map((part, index) => (
          <Part key={part.what === 'token' ? `token-${index}` : part.what} part={part} />
        ))}
      </ul>
      {isAll && <p className="soft small">{strings.beyond}</p>}
      <div className="forgotten-actions">
        {!isAll && (
          <Button look="main" isBusy={isBusy} onPress={() => void forgetEverything()}>
            {strings.again}
          </Button>
        )}
        <Button look={isAll ? 'main' : 'plain'} onPress={() => void beginAnew()}>
          {isAll ? strings.beginAnew : strings.goBack}
        </Button>
      </div>
    </main>
  )
}

const tones: Readonly<Record<ForgottenPart['outcome']['kind'], Tone>> = {
  removed: 'good',
  kept: 'unknown',
  failed: 'bad',
}

function Part({ part }: { readonly part: ForgottenPart }) {
  const { outcome } = part
  return (
    <li>
      <div>
        <p>{partText(part)}</p>
        {outcome.kind === 'failed' && <p className="soft small">{failureText(outcome.failure)}</p>}
        {outcome.kind === 'kept' && <p className="soft small">{strings.keptBecause}</p>}
      </div>
      <Status tone={tones[outcome.kind]}>{strings.outcomes[outcome.kind]}</Status>
    </li>
  )
}
