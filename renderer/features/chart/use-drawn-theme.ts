import { useEffect, useState } from 'react'
import { useViewStore } from '../../stores/view-store.ts'

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
