import { FolderPlus, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Failure } from '../../../app/domain/failure.ts'
import { mostFolders } from '../../../app/domain/settings.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { folderStrings as strings, removeFolderLabel } from '../../../app/strings/en/page-folders.ts'
import { nameOf } from '../../../app/strings/shown-path.ts'
import { visible } from '../../../app/strings/visible.ts'
import { addFolder, changePreferences, chooseFolder, removeFolder } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { helpIdOf, SettingRow } from '../../ui/field.tsx'
import { FirstFew } from '../../ui/first-few.tsx'
import { PathText } from '../../ui/path-text.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import './folders.css'

/** The folders that the checklist reads, the last added first, and the ways to add and remove one. */
export function WatchedFolders({ folders }: { readonly folders: readonly string[] }) {
  const isChoosing = useBusy('folders.choose')
  const [failure, setFailure] = useState<Failure | null>(null)
  const addAll = useCallback(async (dropped: readonly File[]) => setFailure(await addEach(dropped)), [])
  const isOver = useFileDrop(addAll)
  const isFull = folders.length >= mostFolders
  return (
    <div className={isOver ? 'watched over' : 'watched'}>
      {folders.length === 0 ? (
        <p className="soft">{strings.none}</p>
      ) : (
        <FirstFew
          className="folder-list"
          items={folders.toReversed()}
          keyOf={(folder) => folder}
          render={(folder) => (
            <FolderLine folder={folder} onRemove={async () => setFailure(await removeFolder(folder))} />
          )}
        />
      )}
      <div className="add-folder">
        <Button
          icon={FolderPlus}
          isBusy={isChoosing}
          isDisabled={isFull}
          onPress={() => void chooseFolder().then(setFailure)}
        >
          {strings.add}
        </Button>
        <p className={isOver ? 'small drop-now' : 'small soft'}>
          {isFull ? strings.full : isOver ? strings.dropNow : strings.drop}
        </p>
      </div>
      <div aria-live="polite" className="folder-problem">
        {failure !== null && failure.kind !== 'cancelled' && (
          <Banner tone="bad">{failureText(failure)}</Banner>
        )}
      </div>
    </div>
  )
}

/** One after the other; why the first of those was refused that were, or null. */
async function addEach([folder, ...others]: readonly File[]): Promise<Failure | null> {
  if (!folder) return null
  const refused = await addFolder(folder)
  const refusedLater = await addEach(others)
  return refused ?? refusedLater
}

interface FolderLineProps {
  readonly folder: string
  readonly onRemove: () => Promise<unknown>
}

function FolderLine({ folder, onRemove }: FolderLineProps) {
  const whole = visible(folder)
  return (
    <li>
      <div>
        <p className="folder-name">{visible(nameOf(folder))}</p>
        <p className="soft">
          <PathText path={whole} whole={whole} />
        </p>
      </div>
      <IconButton label={removeFolderLabel(folder)} icon={X} onPress={() => void onRemove()} />
    </li>
  )
}

export function HistorySwitch() {
  const isOn = useViewStore(({ view }) => view?.preferences.scanHistory ?? false)
  return (
    <SettingRow id="scan-history" label={strings.history} help={strings.historyHelp} isLabelled={false}>
      <Switch
        label={strings.history}
        describedBy={helpIdOf('scan-history')}
        isOn={isOn}
        onChange={(scanHistory) => void changePreferences({ scanHistory })}
      />
    </SettingRow>
  )
}
