import { memo } from 'react'
import type { AccountView } from '../../../app/domain/view.ts'
import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { Status } from '../../ui/status.tsx'

const strings = overviewStrings.account

export const AccountCard = memo(function AccountCard({ security }: Pick<AccountView, 'security'>) {
  return (
    <Card title={strings.title}>
      {security === null ? (
        <p className="soft">{strings.unread}</p>
      ) : (
        <Facts>
          <Fact name={strings.twoFactor}>
            <YesNo value={security.hasTfaEnabled} yes={strings.on} no={strings.off} />
          </Fact>
          <Fact name={strings.email}>
            <YesNo value={security.hasEmailVerified} yes={strings.verified} no={strings.unverified} />
          </Fact>
        </Facts>
      )}
    </Card>
  )
})

interface YesNoProps {
  readonly value: boolean | null
  readonly yes: string
  readonly no: string
}

function YesNo({ value, yes, no }: YesNoProps) {
  if (value === null) return <Status tone="unknown">{strings.unknown}</Status>
  return value ? <Status tone="good">{yes}</Status> : <Status tone="bad">{no}</Status>
}
