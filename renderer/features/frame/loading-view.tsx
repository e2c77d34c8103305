import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { Card } from '../../ui/card.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** The overview's shape, before anything is known. */
export function LoadingView() {
  return (
    <div className="loading" aria-busy>
      <h1 className="unseen">{pageStrings.loading}</h1>
      <header className="total-head">
        <Skeleton widthCh={20} />
        <div className="total-line">
          <Skeleton widthCh={24} tall />
        </div>
        <Skeleton widthCh={18} />
      </header>
      <Card title={overviewStrings.balances.title}>
        {[30, 26, 34, 28].map((width) => (
          <Skeleton key={width} widthCh={width} />
        ))}
      </Card>
    </div>
  )
}
