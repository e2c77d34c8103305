import uPlot from 'uplot'
import { axisAmounts, axisTimes } from '../../../app/strings/axis.ts'
import type { HistorySeries } from '../../../app/domain/history.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { gridHeights, heightRange, stepLine } from './step-line.ts'

const rightPadding = 8

interface Size {
  readonly width: number
  readonly height: number
}

/** Gives the picture the size of its place again; true when it had another one. */
export function fit(plot: uPlot, host: Element): boolean {
  const size = sizeOf(host)
  const isOther = plot.width !== size.width || plot.height !== size.height
  if (isOther) plot.setSize(size)
  return isOther
}

function sizeOf({ clientWidth, clientHeight }: Element): Size {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) }
}

/** Draws a line with its axes into `host`, and nothing that answers to a pointer. The caller destroys it. */
export function drawLine(host: HTMLElement, series: HistorySeries): uPlot {
  const { fromMs, toMs } = series
  const { xs, ys } = stepLine(series)
  const [low, high] = heightRange(ys)
  const heights = [...gridHeights(low, high)]
  const colour = colourOf(host)
  const font = `12px ${getComputedStyle(host).fontFamily}`
  const axis: uPlot.Axis = { font, stroke: colour('--chart-text'), ticks: { show: false } }
  return new uPlot(
    {
      ...sizeOf(host),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, rightPadding, 0, 0],
      scales: {
        // The first reading of all is no stretch of time yet.
        x: { range: () => [fromMs / secondMs, Math.max(toMs, fromMs + minuteMs) / secondMs] },
        y: { range: () => [low, high] },
      },
      axes: [
        {
          ...axis,
          size: 26,
          gap: 6,
          space: 72,
          grid: { show: false },
          values: (plot, ticks, _axis, _space, step) => withinPlot(plot, ticks, timeLabels(ticks, step)),
        },
        {
          ...axis,
          gap: 8,
          size: widthOf,
          grid: { stroke: colour('--chart-grid'), width: 1 },
          splits: () => heights,
          values: () => [...axisAmounts(heights)],
        },
      ],
      series: [
        {},
        {
          stroke: colour('--chart-line'),
          fill: colour('--chart-area'),
          width: 1.5,
          points: { show: false },
        },
      ],
    },
    [[...xs], [...ys]],
    host,
  )
}

/** A canvas knows no custom property: registered ones are computed to what it knows. */
function colourOf(host: HTMLElement): (name: string) => string {
  const style = getComputedStyle(host)
  return (name) => style.getPropertyValue(name)
}

function timeLabels(ticks: readonly number[], step: number): string[] {
  return [
    ...axisTimes(
      ticks.map((tick) => tick * secondMs),
      step * secondMs,
    ),
  ]
}

/** Without the label of a time so late that the picture would end within it. */
function withinPlot(plot: uPlot, ticks: readonly number[], labels: readonly string[]): string[] {
  const end = plot.bbox.width / uPlot.pxRatio + rightPadding
  const widths = widthsOf(plot, labels)
  return labels.map((label, index) => {
    const middle = plot.valToPos(ticks[index] ?? 0, 'x')
    return middle + (widths[index] ?? 0) / 2 > end ? '' : label
  })
}

/** As wide as its longest label. */
function widthOf(plot: uPlot, labels: string[] | null): number {
  return Math.ceil(Math.max(24, ...widthsOf(plot, labels ?? []))) + 12
}

function widthsOf(plot: uPlot, labels: readonly string[]): readonly number[] {
  plot.ctx.font = `${12 * uPlot.pxRatio}px ${getComputedStyle(plot.root).fontFamily}`
  return labels.map((label) => plot.ctx.measureText(label).width / uPlot.pxRatio)
}
