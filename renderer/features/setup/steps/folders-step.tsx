import { folderStrings as strings } from '../../../../app/strings/en/page-folders.ts'
import { setupStrings } from '../../../../app/strings/en/page-setup.ts'
import { goToStep } from '../../../stores/actions.ts'
import { useViewStore } from '../../../stores/view-store.ts'
import { Button } from '../../../ui/button.tsx'
import { HistorySwitch, WatchedFolders } from '../../folders/watched-folders.tsx'
import { StepFrame } from './step-frame.tsx'

const none: readonly string[] = []

/** The token is kept by now; this may be left out. */
export function FoldersStep() {
  const folders = useViewStore(({ view }) => view?.folders ?? none)
  return (
    <StepFrame
      step="folders"
      heading={strings.heading}
      lead={strings.stepLead}
      next={
        <Button look="main" onPress={() => void goToStep('done')}>
          {setupStrings.next}
        </Button>
      }
    >
      <div className="hand-over">
        <WatchedFolders folders={folders} />
        <HistorySwitch />
      </div>
      {folders.length === 0 && <p className="small soft">{strings.skip}</p>}
    </StepFrame>
  )
}
