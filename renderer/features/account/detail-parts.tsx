import { ExternalLink } from 'lucide-react'
import type { Detail } from '../../../app/domain/account-details.ts'
import type { Host } from '../../../app/domain/host.ts'
import type { EpochMs } from '../../../app/domain/time.ts'
import {
  accountStrings as strings,
  linkLabel,
  linkTexts,
  partFailureText,
} from '../../../app/strings/en/page-account.ts'
import { openLink } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { ToneIcon } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'

/** Why a part could not be read the last time; nothing where it could. */
export function FailureLine({ detail, name }: { readonly detail: Detail<unknown>; readonly name?: string }) {
  const { failure, value } = detail
  if (failure === null) return null
  const text = partFailureText(failure, value !== null)
  return (
    <p className="part-failure">
      <ToneIcon tone="warn" />
      <span>{name === undefined ? text : `${name}: ${text}`}</span>
    </p>
  )
}

interface FootProps {
  readonly readAtMs: EpochMs | null
  readonly links: readonly (keyof typeof linkTexts)[]
  readonly host: Host
}

/** How old the card is, and where one can act. */
export function DetailFoot({ readAtMs, links, host }: FootProps) {
  return (
    <footer className="card-foot">
      <span className="soft small">
        {readAtMs !== null && (
          <>
            {strings.asOf} <Ago atMs={readAtMs} />
          </>
        )}
      </span>
      <span className="foot-links">
        {' '}
        {links.map((link) => (
          <Button
            key={link}
            look="bare"
            icon={ExternalLink}
            label={linkLabel(link)}
            onPress={() => void openLink(link, host)}
          >
            {linkTexts[link]}
          </Button>
        ))}
      </span>
    </footer>
  )
}

/** In the place of a value that was never read; why it was not stands in a line of its own. */
export function NotRead({ detail }: { readonly detail: Detail<unknown> }) {
  return detail.failure === null ? <p className="soft">{strings.never}</p> : null
}
