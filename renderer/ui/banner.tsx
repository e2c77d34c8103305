import type { ReactNode } from 'react'
import { ToneIcon, type Tone } from './status.tsx'
import './banner.css'

interface BannerProps {
  readonly tone: Tone
  readonly title?: string
  readonly children: ReactNode
  /** The one thing to do about it. */
  readonly action?: ReactNode
}

/** A sentence that something is wrong or worth knowing, with the one thing to do. */
export function Banner({ tone, title, children, action }: BannerProps) {
  return (
    <div className={`banner ${tone}-ground`}>
      <ToneIcon tone={tone} />
      <div className="banner-text">
        {title !== undefined && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  )
}
