import type { Host } from '../../../../app/domain/host.ts'
import type { ImportFound } from '../../../../app/domain/imports.ts'
import type { SetupView } from '../../../../app/domain/view.ts'
import {
  foundFromText,
  foundHostText,
  foundTimeoutText,
  importProblemText,
  importStrings,
} from '../../../../app/strings/en/page-imports.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Fact, Facts } from '../../../ui/card.tsx'
import { Status } from '../../../ui/status.tsx'

const strings = setupStrings.token

interface TakenTokenProps {
  readonly token: NonNullable<SetupView['token']>
  readonly found: ImportFound | null
  readonly host: Host
}

/** The token that was handed over, masked, with what came along. */
export function TakenToken({ token, found, host }: TakenTokenProps) {
  const from = found === null ? importStrings.sources[token.source] : foundFromText(found)
  return (
    <>
      <div className="taken">
        <Status tone="good">{strings.taken}</Status>
        <code>{token.mask}</code>
        <span className="soft taken-from">{from}</span>
        {found !== null && <Along found={found} host={host} />}
      </div>
      {found !== null && found.problems.length > 0 && (
        <Banner tone="warn" title={importStrings.notTaken}>
          <ul className="problems">
            {found.problems.map((problem) => (
              <li key={problem.kind}>{importProblemText(problem, found.source, host)}</li>
            ))}
          </ul>
        </Banner>
      )}
      {token.unusual && (
        <Banner tone="warn" title={strings.unusualTitle}>
          {strings.unusual}
        </Banner>
      )}
    </>
  )
}

function Along({ found, host }: { readonly found: ImportFound; readonly host: Host }) {
  return (
    <Facts>
      <Fact name={importStrings.host}>{foundHostText(found, host)}</Fact>
      {found.timeoutSeconds !== null && (
        <Fact name={importStrings.timeout}>{foundTimeoutText(found.timeoutSeconds)}</Fact>
      )}
    </Facts>
  )
}
