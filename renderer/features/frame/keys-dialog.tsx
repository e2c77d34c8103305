import { Fragment } from 'react'
import { commandKey, pageStrings } from '../../../app/strings/en/page.ts'
import { showKeys, usePageStore } from '../../stores/page-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

const strings = pageStrings.keys
const close = () => showKeys(false)

export function KeysDialog() {
  const isOpen = usePageStore(({ keysShown }) => keysShown)
  const os = useViewStore(({ platform }) => platform.os)
  return (
    <Dialog
      title={strings.title}
      isOpen={isOpen}
      onClose={close}
      actions={<Button onPress={close}>{strings.close}</Button>}
    >
      <dl className="keys">
        {strings.list.map(({ keys, what }) => (
          <Fragment key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === 'Ctrl' ? commandKey(os) : key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  )
}
