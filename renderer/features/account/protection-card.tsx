import type { AccountDetails } from '../../../app/domain/account-details.ts'
import type { Host } from '../../../app/domain/host.ts'
import type { AccountStanding } from '../../../app/domain/snapshot.ts'
import { accountStrings, kycText, standingWords } from '../../../app/strings/en/page-account.ts'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { Status } from '../../ui/status.tsx'
import { DetailFoot, FailureLine } from './detail-parts.tsx'

const strings = accountStrings.protection

interface ProtectionCardProps {
  readonly details: AccountDetails
  readonly host: Host
}

export function ProtectionCard({ details: { security, kyc, standing }, host }: ProtectionCardProps) {
  const times = [security, kyc, standing].flatMap(({ readAtMs }) => readAtMs ?? [])
  return (
    <Card title={strings.title}>
      <Facts>
        <Fact name={strings.twoFactor}>
          <YesNo value={security.value?.hasTfaEnabled} yes={strings.on} no={strings.off} />
        </Fact>
        <Fact name={strings.email}>
          <YesNo value={security.value?.hasEmailVerified} yes={strings.verified} no={strings.unverified} />
        </Fact>
        <Fact name={strings.kyc}>{kyc.value ? <Kyc level={kyc.value.level} /> : <Unread />}</Fact>
        <Fact name={strings.standing}>
          {standing.value ? <Standing standing={standing.value} /> : <Unread />}
        </Fact>
      </Facts>
      <FailureLine detail={security} name={strings.twoFactor} />
      <FailureLine detail={kyc} name={strings.kyc} />
      <FailureLine detail={standing} name={strings.standing} />
      <DetailFoot
        readAtMs={times.length > 0 ? Math.min(...times) : null}
        links={['stake-verification', 'stake-security']}
        host={host}
      />
    </Card>
  )
}

interface YesNoProps {
  /** Undefined where it was not read, null where the site does not say. */
  readonly value: boolean | null | undefined
  readonly yes: string
  readonly no: string
}

function YesNo({ value, yes, no }: YesNoProps) {
  if (value === undefined) return <Unread />
  if (value === null) return <Status tone="unknown">{accountStrings.unsaid}</Status>
  return value ? <Status tone="good">{yes}</Status> : <Status tone="bad">{no}</Status>
}

/** What each of the site's words is worth is not known, so it is shown as it is and not judged. */
function Kyc({ level }: { readonly level: string | null }) {
  return level === null ? <Status tone="unknown">{accountStrings.unsaid}</Status> : kycText(level)
}

function Standing({ standing }: { readonly standing: AccountStanding }) {
  const words = standingWords(standing)
  const isBad = standing.isBanned === true || standing.isSuspended === true
  if (words.length > 0) {
    return (
      <ul className="standing">
        {words.map((word) => (
          <li key={word}>
            <Status tone={isBad ? 'bad' : 'warn'}>{word}</Status>
          </li>
        ))}
      </ul>
    )
  }
  const isWhole = Object.values(standing).every((said) => said !== null)
  return isWhole ? (
    <Status tone="good">{strings.goodStanding}</Status>
  ) : (
    <Status tone="unknown">{strings.partlySaid}</Status>
  )
}

function Unread() {
  return <span className="soft">{accountStrings.never}</span>
}
