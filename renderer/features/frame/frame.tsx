import { useEffect, useRef, type ReactNode } from 'react'
import { settingsNoticeText } from '../../../app/strings/en/failures.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { dismissNotice } from '../../stores/actions.ts'
import { say, useFeedbackStore } from '../../stores/feedback-store.ts'
import { setScrollTop, usePageStore } from '../../stores/page-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Rail } from './rail.tsx'
import './frame.css'

/** The rail, and one column of content. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const route = usePageStore((state) => state.route)
  return (
    <div className="frame">
      <Rail />
      <Content key={route}>{children}</Content>
    </div>
  )
}

/** Comes back where it was left; a new view begins at its top. */
function Content({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    main.current?.scrollTo({ top: usePageStore.getState().scrollTop })
  }, [])
  return (
    <main
      ref={main}
      className="content"
      onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
    >
      <div className="column">
        <Notices />
        {children}
      </div>
    </main>
  )
}

function Notices() {
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
