import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** A question that wants an answer before anything else. */
  readonly isAlert?: boolean
  /** For what does not fit into the usual width, as lines of a file. */
  readonly isWide?: boolean
  readonly children: ReactNode
  readonly actions: ReactNode
}

/** Floats over the page, holds the focus, and closes on Escape. */
export function Dialog({
  title,
  isOpen,
  onClose,
  isAlert = false,
  isWide = false,
  children,
  actions,
}: DialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={isWide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          <footer>{actions}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
