import { Fragment, useState, type ReactNode } from 'react'
import { showAllText, showFewText } from '../../app/strings/en/page-checklist.ts'
import { Button } from './button.tsx'
import './first-few.css'

interface FirstFewProps<Item> {
  readonly items: readonly Item[]
  readonly className: string
  /** Two that have the same name are told apart. */
  readonly keyOf: (item: Item) => string
  /** One `li`. */
  readonly render: (item: Item) => ReactNode
}

/** How many are shown before all are asked for. */
const few = 5

/** A list that may be long: its first few, and the rest on demand. */
export function FirstFew<Item>({ items, className, keyOf, render }: FirstFewProps<Item>) {
  const [isAll, setAll] = useState(false)
  // One more costs no more room than the button would.
  const isLong = items.length > few + 1
  const shown = isLong && !isAll ? items.slice(0, few) : items
  return (
    <>
      <ul className={className}>
        {keyed(shown, keyOf).map(({ key, item }) => (
          <Fragment key={key}>{render(item)}</Fragment>
        ))}
      </ul>
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

function keyed<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const name = keyOf(item)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return { key: `${before} ${name}`, item }
  })
}
