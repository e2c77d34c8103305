import { useEffect, useState } from 'react'

/**
 * Calls `onFile` with a file that is dropped anywhere on the window while the caller is shown; of several, with the
 * first. True while files hover over the window. `onFile` must stay the same function.
 */
export function useFileDrop(onFile: (file: File) => Promise<unknown>): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      // Between two elements of the page there is one that the pointer comes to.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) void onFile(file)
    }
    const ended = new AbortController()
    const { signal } = ended
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => ended.abort()
  }, [onFile])
  return isOver
}
