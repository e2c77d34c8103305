import type { Detail, ShownVip } from '../../../app/domain/account-details.ts'
import { hiddenMark, type ShownAmount } from '../../../app/domain/amount.ts'
import type { Host } from '../../../app/domain/host.ts'
import { accountStrings, levelText, percentText } from '../../../app/strings/en/page-account.ts'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { Hidden } from '../../ui/money.tsx'
import { DetailFoot, FailureLine, NotRead } from './detail-parts.tsx'

const strings = accountStrings.vip

interface VipCardProps {
  readonly detail: Detail<ShownVip>
  readonly host: Host
}

export function VipCard({ detail, host }: VipCardProps) {
  return (
    <Card title={strings.title}>
      {detail.value ? <Vip vip={detail.value} /> : <NotRead detail={detail} />}
      <FailureLine detail={detail} />
      <DetailFoot readAtMs={detail.readAtMs} links={['stake-vip']} host={host} />
    </Card>
  )
}

function Vip({ vip: { flag, percent } }: { readonly vip: ShownVip }) {
  return (
    <Facts>
      <Fact name={strings.level}>{flag === null ? <NoLevel percent={percent} /> : levelText(flag)}</Fact>
      <Fact name={strings.toNext}>
        {percent === null ? (
          <span className="soft">{accountStrings.unsaid}</span>
        ) : (
          <Progress percent={percent} />
        )}
      </Fact>
    </Facts>
  )
}

/** Hidden levels look like hidden amounts. */
function NoLevel({ percent }: { readonly percent: ShownAmount | null }) {
  return percent === hiddenMark ? <Hidden /> : strings.noLevel
}

function Progress({ percent }: { readonly percent: ShownAmount }) {
  if (percent === hiddenMark) return <Hidden />
  return (
    <span className="vip-progress">
      <span className="vip-bar" aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </span>
      <meter
        className="unseen"
        aria-label={strings.progress}
        aria-valuetext={percentText(percent)}
        max={100}
        value={percent}
      />
      <span className="vip-number" aria-hidden>
        {percentText(percent)}
      </span>
    </span>
  )
}
