import { Component, type ReactNode } from 'react'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { reportPageFailure } from '../../stores/actions.ts'
import { WholeMessage } from './whole-message.tsx'

interface State {
  readonly hasFailed: boolean
}

/** Catches what no view may throw: says so plainly, and tells main that it happened. A class, as React asks. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  static getDerivedStateFromError(): State {
    return { hasFailed: true }
  }

  override state: State = { hasFailed: false }

  override componentDidCatch(): void {
    void reportPageFailure('render')
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    const { title, body, action } = pageStrings.crash
    return <WholeMessage title={title} text={body} action={action} />
  }
}
