import { Button } from '../../ui/button.tsx'

interface WholeMessageProps {
  readonly title: string
  readonly text: string
  readonly action: string
}

/** Stands where the whole page should be; loading it again is all that helps. */
export function WholeMessage({ title, text, action }: WholeMessageProps) {
  return (
    <main className="whole">
      <div role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <Button look="main" onPress={() => window.location.reload()}>
        {action}
      </Button>
    </main>
  )
}
