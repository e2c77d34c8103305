import type { Place } from '../../../app/domain/check.ts'
import { commitText } from '../../../app/strings/en/page-checklist.ts'
import { shownPlace } from '../../../app/strings/shown-path.ts'
import { PathText } from '../../ui/path-text.tsx'

export function FoundAt({ place }: { readonly place: Place }) {
  const { short, whole } = shownPlace(place)
  return (
    <p className="found-at soft">
      <PathText path={short} whole={whole} />
      {place.kind === 'commit' && (
        <span className="small">{commitText(place.commit, place.blob, place.committedAtMs)}</span>
      )}
    </p>
  )
}
