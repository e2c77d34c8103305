import { FileText, KeySquare, SquareTerminal } from 'lucide-react'
import { importStrings as strings } from '../../../../app/strings/en/page-imports.ts'
import { importEnvironment, importFile, importPythonKeyring } from '../../../stores/actions.ts'
import { useBusy } from '../../../stores/feedback-store.ts'
import { useViewStore } from '../../../stores/view-store.ts'
import { Button } from '../../../ui/button.tsx'

interface OtherWaysProps {
  /** A file hovers over the window. */
  readonly isOver: boolean
}

/** Where a token may lie already; what is found there is shown before anything is stored. */
export function OtherWays({ isOver }: OtherWaysProps) {
  const { os } = useViewStore((state) => state.platform)
  const isChoosing = useBusy('setup.importFile')
  const isReading = useBusy('setup.importPythonKeyring')
  return (
    <div className="other-ways">
      <div className="ways-out">
        <Button icon={FileText} isBusy={isChoosing} onPress={() => void importFile()}>
          {strings.file}
        </Button>
        <Button icon={SquareTerminal} onPress={() => void importEnvironment()}>
          {strings.environment}
        </Button>
        {os !== 'windows' && (
          <Button icon={KeySquare} isBusy={isReading} onPress={() => void importPythonKeyring()}>
            {strings.keyring}
          </Button>
        )}
      </div>
      <p className={isOver ? 'small drop-now' : 'small soft'}>
        {isOver ? strings.dropNow : strings.drop} {os === 'windows' && strings.windowsKeyring}
      </p>
    </div>
  )
}
