import { useEffect, useState, type RefObject } from 'react'
import { useViewStore } from '../../stores/view-store.ts'

/** The width of an element in CSS pixels, kept true; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}

const darkQuery = '(prefers-color-scheme: dark)'

/** Changes whenever what is drawn has other colours: a canvas does not follow a theme by itself. */
export function useDrawnTheme(): string {
  const chosen = useViewStore(({ view }) => view?.preferences.theme ?? 'system')
  const [isDark, setDark] = useState(() => matchMedia(darkQuery).matches)
  useEffect(() => {
    const query = matchMedia(darkQuery)
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return `${chosen} ${isDark ? 'dark' : 'light'}`
}
