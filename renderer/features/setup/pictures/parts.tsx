interface Place {
  readonly x: number
  readonly y: number
}

/** A browser's window, 340 by 212, empty. */
export function DrawnWindow() {
  return (
    <>
      <rect className="ground" x="0.5" y="0.5" width="339" height="211" rx="8" />
      <path className="bar" d="M1 28V8.5A7.5 7.5 0 0 1 8.5 1h323A7.5 7.5 0 0 1 339 8.5V28Z" />
      {[14, 26, 38].map((x) => (
        <circle key={x} className="dot" cx={x} cy="14.5" r="3.5" />
      ))}
      <path className="thin" d="M0.5 28.5H339.5" />
    </>
  )
}

/** A number that the list beside the picture explains. */
export function Marker({ x, y, number }: Place & { readonly number: number }) {
  return (
    <>
      <circle className="press" cx={x} cy={y} r="9" />
      <text className="on-press" x={x} y={y + 4} textAnchor="middle">
        {number}
      </text>
    </>
  )
}
