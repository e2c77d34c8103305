import { crc32, deflateSync } from 'node:zlib'
import type { TrayState } from '../tray-view.ts'

/** Where a point of the icon is inked; the icon is the unit disc around (0, 0), y downwards. */
type Shape = (x: number, y: number) => boolean

const ringOuter = 0.96
const ringInner = 0.68
const dotRadius = 0.34

const onRing: Shape = (x, y) => {
  const radius = Math.hypot(x, y)
  return radius <= ringOuter && radius >= ringInner
}

/** Degrees clockwise from the top, 0 ≤ angle < 360. */
function bearing(x: number, y: number): number {
  return ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360
}

const disc = (cx: number, cy: number, radius: number): Shape => {
  return (x, y) => Math.hypot(x - cx, y - cy) <= radius
}

const bar = (left: number, right: number, top: number, bottom: number): Shape => {
  return (x, y) => x >= left && x <= right && y >= top && y <= bottom
}

const any = (...shapes: readonly Shape[]): Shape => {
  return (x, y) => shapes.some((shape) => shape(x, y))
}

/** An eye that watches: a circle, open at the upper right, around a dot. */
const openRing: Shape = (x, y) => onRing(x, y) && !(bearing(x, y) > 25 && bearing(x, y) < 65)
/** Four arcs: what is shown may no longer hold. */
const brokenRing: Shape = (x, y) => onRing(x, y) && (bearing(x, y) + 22) % 90 > 44
const slash: Shape = (x, y) => Math.abs(x + y) <= 0.2 && Math.hypot(x, y) <= 1
const nearSlash: Shape = (x, y) => Math.abs(x + y) <= 0.46

/** States differ in shape, so that they are told apart without colour. */
const shapes: Readonly<Record<TrayState, Shape>> = {
  fine: any(openRing, disc(0, 0, dotRadius)),
  attention: any(onRing, bar(-0.14, 0.14, -0.5, 0.12), disc(0, 0.36, 0.16)),
  stale: any(brokenRing, disc(0, 0, dotRadius)),
  'no-token': any((x, y) => onRing(x, y) && !nearSlash(x, y), slash),
}

export interface IconLook {
  /** Edge in pixels. */
  readonly size: number
  readonly ink: readonly [number, number, number]
  /** A rim of this colour around the ink, so that it reads on a panel of any colour; null for none. */
  readonly rim: readonly [number, number, number] | null
}

/** Samples per pixel and axis: smooth edges at 16 pixels. */
const samples = 8
const rimWidth = 0.14

/** A PNG of one state, RGBA, transparent around the shape. */
export function drawTrayIcon(state: TrayState, look: IconLook): Buffer {
  const { size } = look
  const scale = look.rim === null ? 1 : 1 + rimWidth
  const shape = scaled(shapes[state], scale)
  const rim = look.rim === null ? null : grown(shape, rimWidth / scale)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const ink = coverage(shape, x, y, size)
      const edge = rim === null ? 0 : Math.max(coverage(rim, x, y, size) - ink, 0)
      rows.set(pixel(look, ink, edge), y * (size * 4 + 1) + 1 + x * 4)
    }
  }
  return png(size, rows)
}

function scaled(shape: Shape, by: number): Shape {
  return (x, y) => shape(x * by, y * by)
}

function grown(shape: Shape, by: number): Shape {
  const around = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6)
  return (x, y) =>
    shape(x, y) || around.some((angle) => shape(x + by * Math.cos(angle), y + by * Math.sin(angle)))
}

function coverage(shape: Shape, column: number, row: number, size: number): number {
  let hits = 0
  for (let index = 0; index < samples * samples; index += 1) {
    const x = column + ((index % samples) + 0.5) / samples
    const y = row + (Math.floor(index / samples) + 0.5) / samples
    if (shape((2 * x) / size - 1, (2 * y) / size - 1)) hits += 1
  }
  return hits / (samples * samples)
}

function pixel(look: IconLook, ink: number, edge: number): readonly number[] {
  const alpha = ink + edge
  if (alpha === 0) return [0, 0, 0, 0]
  const rim = look.rim ?? look.ink
  const colour = look.ink.map((value, index) => Math.round((value * ink + (rim[index] ?? 0) * edge) / alpha))
  return [...colour, Math.round(255 * alpha)]
}

/** https://www.w3.org/TR/png-3/: signature, header, one data chunk of unfiltered rows, end. */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
