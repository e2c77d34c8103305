import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import './button.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  /** `main` is the one thing to do on a screen; `bare` stands in a line of text or a card's head. */
  readonly look?: 'main' | 'plain' | 'bare' | 'danger'
  readonly size?: 'usual' | 'large'
  readonly icon?: LucideIcon
  /** What it is called where the words on it say too little; it begins with them. */
  readonly label?: string
  /** Under way: it stays in place and in focus, and does nothing. */
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
}

export function Button({
  children,
  onPress,
  look = 'plain',
  size = 'usual',
  icon: Icon,
  label,
  isBusy = false,
  isDisabled = false,
}: ButtonProps) {
  return (
    <AriaButton
      className={`button ${look} ${size}`}
      onPress={onPress}
      isPending={isBusy}
      isDisabled={isDisabled}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </AriaButton>
  )
}

interface IconButtonProps {
  readonly label: string
  readonly icon: LucideIcon
  readonly onPress: () => void
}

export function IconButton({ label, icon: Icon, onPress }: IconButtonProps) {
  return (
    <AriaButton className="button bare icon-only" aria-label={label} onPress={onPress}>
      <Icon size={16} aria-hidden />
    </AriaButton>
  )
}
