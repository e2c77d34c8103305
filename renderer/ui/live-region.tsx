/** Says `text` to a screen reader when it changes; `turn` makes the same words be said again. */
export function LiveRegion({ text, turn }: { readonly text: string; readonly turn: number }) {
  return (
    <output className="unseen" aria-live="polite">
      <span key={turn}>{text}</span>
    </output>
  )
}
