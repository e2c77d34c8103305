import { useEffect, useRef, type ReactNode } from 'react'
import { setScrollTop, usePageStore } from '../../stores/page-store.ts'
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
