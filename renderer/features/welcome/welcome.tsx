import { Eye, KeyRound, MessageCircleWarning, type LucideIcon } from 'lucide-react'
import { welcomeStrings as strings } from '../../../app/strings/en/page-setup.ts'
import { beginSetup } from '../../stores/actions.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../frame/mark.tsx'
import './welcome.css'

const icons: readonly LucideIcon[] = [Eye, KeyRound, MessageCircleWarning]

/** The first screen of a first run. */
export function Welcome() {
  return (
    <div className="welcome">
      <div className="welcome-mark">
        <Mark size={56} />
      </div>
      <h1>{strings.title}</h1>
      <ul>
        {strings.lines.map(({ title, text }, index) => {
          const Icon = icons[index] ?? Eye
          return (
            <li key={title}>
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              <div>
                <h2>{title}</h2>
                <p className="soft">{text}</p>
              </div>
            </li>
          )
        })}
      </ul>
      <div className="welcome-start">
        <Button look="main" size="large" onPress={() => void beginSetup(null)}>
          {strings.action}
        </Button>
        <p className="small soft">{strings.takes}</p>
      </div>
    </div>
  )
}
