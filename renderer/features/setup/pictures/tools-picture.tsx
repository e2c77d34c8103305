import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { DrawnWindow, Marker } from './parts.tsx'
import './picture.css'

const strings = setupStrings.picture

/** The developer tools, as far as they matter here: Network, a request, and its header. */
export function ToolsPicture() {
  return (
    <svg className="picture" viewBox="0 0 340 212" role="img" aria-label={strings.toolsLabel}>
      <DrawnWindow />
      <text x="16" y="48">
        {strings.elements}
      </text>
      <text x="84" y="48">
        {strings.console}
      </text>
      <text className="on" x="148" y="48">
        {strings.network}
      </text>
      <path className="underline" d="M146 57H194" />
      <path className="thin" d="M0 57.5H340M108.5 58V211" />
      <Marker x={210} y={44} number={1} />

      {[80, 132, 158].map((y) => (
        <text key={y} x="16" y={y}>
          {strings.graphql}
        </text>
      ))}
      <rect className="chosen" x="8" y="90" width="92" height="24" rx="5" />
      <text className="on" x="16" y="106">
        {strings.graphql}
      </text>
      <Marker x={86} y={102} number={2} />

      <text className="on" x="126" y="82">
        {strings.headers}
      </text>
      <text x="126" y="108">
        {strings.contentType}
      </text>
      <text x="222" y="108">
        {strings.json}
      </text>
      <rect className="ring" x="118" y="120" width="212" height="28" rx="6" />
      <text x="126" y="138">
        {strings.accessToken}
      </text>
      <text x="222" y="138">
        {strings.dots}
      </text>
      <Marker x={322} y={120} number={3} />
    </svg>
  )
}
