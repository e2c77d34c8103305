import { useEffect, useRef, type ReactNode } from 'react'
import { setScrollTop, usePageStore } from '../../stores/page-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Notices } from './notices.tsx'
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
  const selected = useViewStore(({ view }) => view?.selected ?? null)
  const shown = useRef(selected)
  useEffect(() => {
    main.current?.scrollTo({ top: usePageStore.getState().scrollTop })
  }, [])
  useEffect(() => {
    if (shown.current === selected) return
    shown.current = selected
    // Another account's values; the settings are the same ones, whoever is looked at.
    if (usePageStore.getState().route !== 'settings') main.current?.scrollTo({ top: 0 })
  }, [selected])
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
