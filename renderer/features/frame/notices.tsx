import { settingsNoticeText } from '../../../app/strings/en/failures.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { dismissNotice } from '../../stores/actions.ts'
import { say, useFeedbackStore } from '../../stores/feedback-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** What stands above any screen: what became of the settings file, and why the last action failed. */
export function Notices() {
  const notice = useViewStore(({ view }) => view?.notice ?? null)
  const said = useFeedbackStore((state) => state.said)
  return (
    <>
      {notice !== null && (
        <Banner tone="warn" action={<Dismiss onPress={() => void dismissNotice()} />}>
          {settingsNoticeText(notice)}
        </Banner>
      )}
      {said?.tone === 'problem' && (
        <Banner tone="bad" action={<Dismiss onPress={() => say(null)} />}>
          {said.text}
        </Banner>
      )}
    </>
  )
}

function Dismiss({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button look="bare" onPress={onPress}>
      {pageStrings.dismiss}
    </Button>
  )
}
