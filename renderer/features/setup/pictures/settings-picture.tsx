import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { DrawnWindow, Marker } from './parts.tsx'
import './picture.css'

const strings = setupStrings.picture

/** Stake's settings, as far as they matter here: Security, its API tab, and the button. */
export function SettingsPicture() {
  return (
    <svg className="picture" viewBox="0 0 340 212" role="img" aria-label={strings.settingsLabel}>
      <DrawnWindow />
      <path className="thin" d="M108.5 29V211" />
      <text x="16" y="52">
        {strings.settings}
      </text>
      <text x="16" y="84">
        {strings.general}
      </text>
      <rect className="chosen" x="8" y="96" width="92" height="26" rx="5" />
      <text className="on" x="16" y="113">
        {strings.security}
      </text>
      <text x="16" y="142">
        {strings.preferences}
      </text>
      <Marker x={88} y={109} number={1} />

      <text x="126" y="54">
        {strings.password}
      </text>
      <text x="194" y="54">
        {strings.sessions}
      </text>
      <text className="on" x="262" y="54">
        {strings.api}
      </text>
      <path className="thin" d="M109 66.5H339" />
      <path className="underline" d="M258 66H286" />
      <Marker x={302} y={50} number={2} />

      <rect className="press" x="126" y="86" width="98" height="28" rx="6" />
      <text className="on-press" x="175" y="104" textAnchor="middle">
        {strings.create}
      </text>
      <Marker x={242} y={100} number={3} />

      <rect className="box" x="126.5" y="136.5" width="138" height="27" rx="6" />
      <text x="136" y="154">
        {strings.dots}
      </text>
      <rect className="box" x="272.5" y="136.5" width="50" height="27" rx="6" />
      <text x="297" y="154" textAnchor="middle">
        {strings.copy}
      </text>
    </svg>
  )
}
