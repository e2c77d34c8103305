import { folderStrings as strings } from '../../../app/strings/en/page-folders.ts'
import { Card } from '../../ui/card.tsx'
import { HistorySwitch, WatchedFolders } from '../folders/watched-folders.tsx'

export function FolderSettings({ folders }: { readonly folders: readonly string[] }) {
  return (
    <Card title={strings.title}>
      <p className="soft">{strings.lead}</p>
      <WatchedFolders folders={folders} />
      <HistorySwitch />
    </Card>
  )
}
