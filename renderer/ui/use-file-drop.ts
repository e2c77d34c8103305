import { useEffect, useState } from 'react'

/**
 * Calls `onFiles` with the files and folders that are dropped anywhere on the window while the caller is shown, at
 * least one. True while some hover over the window. `onFiles` must stay the same function.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => Promise<unknown>): boolean {
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
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void onFiles(files)
    }
    const ended = new AbortController()
    const { signal } = ended
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => ended.abort()
  }, [onFiles])
  return isOver
}
