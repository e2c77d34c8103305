import { historyProblemTexts } from '../../../app/strings/en/history.ts'
import { historySetAsideText } from '../../../app/strings/en/page-history.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { dismissHistoryNotice } from '../../stores/actions.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** Why nothing is kept of what is seen now, and what became of a history that was damaged. */
export function HistoryNotices() {
  const history = useViewStore(({ view }) => view?.history ?? null)
  if (history === null) return null
  const { problem, setAside } = history
  return (
    <>
      {setAside !== null && (
        <Banner
          tone="warn"
          action={
            <Button look="bare" onPress={() => void dismissHistoryNotice()}>
              {pageStrings.dismiss}
            </Button>
          }
        >
          {historySetAsideText(setAside)}
        </Banner>
      )}
      {problem !== null && <Banner tone="warn">{historyProblemTexts[problem.kind]}</Banner>}
    </>
  )
}
