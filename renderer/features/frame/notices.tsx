import { ExternalLink } from 'lucide-react'
import { memo } from 'react'
import type { RotationNotice } from '../../../app/domain/settings.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { settingsNoticeText } from '../../../app/strings/en/failures.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { rotationStrings } from '../../../app/strings/en/rotation.ts'
import { beginSetup, dismissNotice, dismissRotationNotice, openLink } from '../../stores/actions.ts'
import { say, useFeedbackStore } from '../../stores/feedback-store.ts'
import { selectedAccount, useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { HistoryNotices } from './history-notices.tsx'

/** What stands above any screen: what became of the settings file, and why the last action failed. */
export const Notices = memo(function Notices() {
  const notice = useViewStore(({ view }) => view?.notice ?? null)
  const account = useViewStore(({ view }) => selectedAccount(view))
  const said = useFeedbackStore((state) => state.said)
  return (
    <>
      {notice !== null && (
        <Banner tone="warn" action={<Dismiss onPress={() => void dismissNotice()} />}>
          {settingsNoticeText(notice)}
        </Banner>
      )}
      <HistoryNotices />
      {account !== null && account.rotationNotice !== null && (
        <Rotated account={account} notice={account.rotationNotice} />
      )}
      {said?.tone === 'problem' && (
        <Banner tone="bad" action={<Dismiss onPress={() => say(null)} />}>
          {said.text}
        </Banner>
      )}
    </>
  )
})

interface RotatedProps {
  readonly account: AccountView
  readonly notice: RotationNotice
}

/** What became of a replacement that was interrupted, and what is left to do. */
function Rotated({ account: { id, host }, notice: { end } }: RotatedProps) {
  return (
    <Banner
      tone={end === 'in-doubt' ? 'bad' : 'warn'}
      title={rotationStrings.title}
      action={
        <>
          {end === 'finished' ? (
            <Button icon={ExternalLink} onPress={() => void openLink('stake-security', host)}>
              {rotationStrings.revoke}
            </Button>
          ) : (
            <Button onPress={() => void beginSetup(id)}>{rotationStrings.again}</Button>
          )}
          <Dismiss onPress={() => void dismissRotationNotice(id)} />
        </>
      }
    >
      {rotationStrings.ends[end]}
    </Banner>
  )
}

function Dismiss({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button look="bare" onPress={onPress}>
      {pageStrings.dismiss}
    </Button>
  )
}
