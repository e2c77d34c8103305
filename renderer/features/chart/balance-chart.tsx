import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import uPlot from 'uplot'
import type { HistorySeries } from '../../../app/domain/history.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { activityStrings, momentText, periodText } from '../../../app/strings/en/page-activity.ts'
import { drawLine, fit } from './draw-line.ts'
import { momentAt, momentByKey } from './moments.ts'
import { heightOf } from './step-line.ts'

/** A moment that is pointed at, and where in the plot that is. */
interface Pointed {
  readonly index: number
  readonly left: number
}

/** One line; the pointer and the arrow keys tell what it was at a moment. */
export function BalanceChart({ series }: { readonly series: HistorySeries }) {
  const { points, currency, fromMs, toMs } = series
  const host = useRef<HTMLDivElement>(null)
  const [plot, setPlot] = useState<uPlot | null>(null)
  const [pointed, setPointed] = useState<Pointed | null>(null)

  // Before anything is painted, so that the line comes in the same frame as what is said of it.
  useLayoutEffect(() => {
    if (!host.current) return undefined
    const drawn = drawLine(host.current, series)
    setPlot(drawn)
    const observer = new ResizeObserver(([entry]) => {
      if (entry && fit(drawn, entry.target)) setPointed(null)
    })
    observer.observe(host.current)
    return () => {
      observer.disconnect()
      drawn.destroy()
    }
  }, [series])

  // A line that was read anew has other moments, but the one that holds at that time is there still.
  const at = pointed && Math.min(pointed.index, points.length - 1)
  const index = at ?? points.length - 1
  const point = points[index]
  if (!point) return null
  const untilMs = points[index + 1]?.atMs ?? null
  const text = momentText(point, untilMs, currency)

  const pointAt = (next: number) => {
    const atMs = Math.max(fromMs, points[next]?.atMs ?? fromMs)
    setPointed({ index: next, left: plot ? leftOf(plot, atMs) : 0 })
  }
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent) => {
    if (!plot) return
    const left = clientX - currentTarget.getBoundingClientRect().left
    const atMs = plot.posToVal(left - leftOf(plot, fromMs), 'x') * secondMs
    const next = atMs > toMs ? null : momentAt(points, atMs)
    setPointed(next === null ? null : { index: next, left })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Escape' ? null : momentByKey(points, index, event.key)
    if (event.key === 'Escape') setPointed(null)
    if (next === null) return
    event.preventDefault()
    pointAt(next)
  }

  return (
    <>
      <p className="chart-moment small soft">{pointed ? text : periodText(fromMs, toMs)}</p>
      <div className="chart-plot" onPointerMove={onPointerMove} onPointerLeave={() => setPointed(null)}>
        <div ref={host} className="chart-canvas" aria-hidden />
        {/* The keys' and the screen reader's way along the line: a slider over its moments, which is not seen. */}
        <input
          type="range"
          aria-label={activityStrings.chart.line}
          aria-valuetext={text}
          min={1}
          max={points.length}
          value={index + 1}
          onChange={({ currentTarget }) => pointAt(currentTarget.valueAsNumber - 1)}
          onKeyDown={onKeyDown}
          onFocus={() => pointAt(index)}
          onBlur={() => setPointed(null)}
        />
        {plot && pointed && <Pointer plot={plot} left={pointed.left} height={heightOf(point)} />}
      </div>
    </>
  )
}

interface PointerProps {
  readonly plot: uPlot
  readonly left: number
  /** Null in a gap: there the line has no dot. */
  readonly height: number | null
}

function Pointer({ plot, left, height }: PointerProps) {
  const { top, height: tall } = placeOf(plot)
  return (
    <>
      <div className="chart-cursor" style={{ left, top, height: tall }} aria-hidden />
      {height !== null && (
        <div className="chart-dot" style={{ left, top: top + plot.valToPos(height, 'y') }} aria-hidden />
      )}
    </>
  )
}

function leftOf(plot: uPlot, atMs: number): number {
  return placeOf(plot).left + plot.valToPos(atMs / secondMs, 'x')
}

/** Where in the picture the line is, in CSS pixels. */
function placeOf({ bbox }: uPlot): { readonly left: number; readonly top: number; readonly height: number } {
  const { pxRatio } = uPlot
  return { left: bbox.left / pxRatio, top: bbox.top / pxRatio, height: bbox.height / pxRatio }
}
