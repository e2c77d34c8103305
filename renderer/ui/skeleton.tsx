import './skeleton.css'

/** A grey line where text will be. Shown after 150 ms only, so that a quick load does not flash. */
export function Skeleton({ widthCh, tall = false }: { readonly widthCh: number; readonly tall?: boolean }) {
  return (
    <span className={tall ? 'skeleton tall' : 'skeleton'} style={{ width: `${widthCh}ch` }} aria-hidden />
  )
}
