import { useState, type ReactNode } from 'react'
import { showAllText, showFewText } from '../../app/strings/en/page-checklist.ts'
import { Button } from './button.tsx'
import './first-few.css'

interface FirstFewProps<Item> {
  readonly items: readonly Item[]
  readonly className: string
  /** One `li`, with a key of its own. */
  readonly render: (item: Item) => ReactNode
}

/** How many are shown before all are asked for. */
const few = 5

/** A list that may be long: its first few, and the rest on demand. */
export function FirstFew<Item>({ items, className, render }: FirstFewProps<Item>) {
  const [isAll, setAll] = useState(false)
  // One more costs no more room than the button would.
  const isLong = items.length > few + 1
  const shown = isLong && !isAll ? items.slice(0, few) : items
  return (
    <>
      <ul className={className}>{shown.map((item) => render(item))}</ul>
      {isLong && (
        <div className="first-few-more">
          <Button look="bare" onPress={() => setAll(!isAll)}>
            {isAll ? showFewText(few) : showAllText(items.length)}
          </Button>
        </div>
      )}
    </>
  )
}
