/** Says `text` to a screen reader when it changes, over an open dialog too; `turn` makes the same words be said again. */
export function LiveRegion({ text, turn }: { readonly text: string; readonly turn: number }) {
  return (
    <output className="unseen" aria-live="polite" data-live-announcer>
      <span key={turn}>{text}</span>
    </output>
  )
}
