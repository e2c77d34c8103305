import { elidedText } from '../../app/strings/shown-path.ts'
import { Hint } from './hint.tsx'
import './path-text.css'

interface PathTextProps {
  /** As it is shown, fit to be: every character of it can be seen. */
  readonly path: string
  /** From the root of the disk on; on hover and focus. */
  readonly whole: string
  /** How many characters fit beside what else stands there. */
  readonly most?: number
}

/** A path, cut in its middle where it is long, and never cut for a screen reader. */
export function PathText({ path, whole, most = 64 }: PathTextProps) {
  const shown = elidedText(path, most)
  return (
    <Hint text={whole} className="path">
      {shown === path ? (
        path
      ) : (
        <>
          <span aria-hidden>{shown}</span>
          <span className="unseen">{path}</span>
        </>
      )}
    </Hint>
  )
}
