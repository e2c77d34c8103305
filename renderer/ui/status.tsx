import { CircleCheck, CircleHelp, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './status.css'

export type Tone = 'good' | 'warn' | 'bad' | 'unknown'

/** The shapes differ, so that no colour is needed to tell them apart. */
const icons: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
  unknown: CircleHelp,
}

interface StatusProps {
  readonly tone: Tone
  /** The word that says the same as icon and colour. */
  readonly children: ReactNode
}

export function Status({ tone, children }: StatusProps) {
  return (
    <span className={`status ${tone}`}>
      <ToneIcon tone={tone} />
      <span>{children}</span>
    </span>
  )
}

export function ToneIcon({ tone }: { readonly tone: Tone }) {
  const Icon = icons[tone]
  return <Icon className={`tone ${tone}`} size={16} aria-hidden />
}
