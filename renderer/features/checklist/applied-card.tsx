import { Undo2 } from 'lucide-react'
import type { AppliedFix } from '../../../app/domain/check.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { checklistStrings as strings, undoLabel } from '../../../app/strings/en/page-checklist.ts'
import { fileInFolder } from '../../../app/strings/shown-path.ts'
import { visible } from '../../../app/strings/visible.ts'
import { undoFix } from '../../stores/actions.ts'
import { useTry } from '../../stores/use-try.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FirstFew } from '../../ui/first-few.tsx'
import { PathText } from '../../ui/path-text.tsx'
import { Ago } from '../frame/ago.tsx'
import './applied-card.css'

/** What fixes have changed, each with the way back. */
export function AppliedCard({ applied }: { readonly applied: readonly AppliedFix[] }) {
  return (
    <Card title={strings.appliedTitle}>
      <FirstFew
        className="applied"
        items={applied}
        keyOf={({ id }) => id}
        render={(fix) => <AppliedLine fix={fix} />}
      />
    </Card>
  )
}

function AppliedLine({ fix: { id, kind, path, atMs } }: { readonly fix: AppliedFix }) {
  const { isBusy, failure, attempt } = useTry()
  const file = visible(fileInFolder(path))
  return (
    <li>
      <div>
        <p>
          {strings.applied[kind]} <PathText path={file} whole={visible(path)} most={48} />
        </p>
        <p className="small soft">
          <Ago atMs={atMs} />
        </p>
        {failure && <p className="small bad">{failureText(failure)}</p>}
      </div>
      <Button
        icon={Undo2}
        label={undoLabel(fileInFolder(path))}
        isBusy={isBusy}
        onPress={() => void attempt(() => undoFix(id))}
      >
        {strings.undo}
      </Button>
    </li>
  )
}
