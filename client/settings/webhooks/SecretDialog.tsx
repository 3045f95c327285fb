// The secret of a webhook, shown this once.
import { CopyButton, ShownOnce } from '../../access/ShownOnce.tsx'
import { useText } from '../../base/i18n.tsx'
import { createCopied } from '../../clipboard/createCopied.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** The id of the element that shows it. */
const SHOWN = 'made-secret'

export function SecretDialog(props: { secret: string | null; onClose: () => void }) {
  const text = useText()
  const clipboard = createCopied(SHOWN)
  const close = () => {
    clipboard.reset()
    props.onClose()
  }
  return (
    <Dialog
      open={props.secret !== null}
      stays
      title={text().webhooks.secretTitle}
      description={text().webhooks.secretWhy}
      onClose={close}
      foot={
        <>
          <CopyButton words={props.secret ?? ''} label={text().webhooks.copy} clipboard={clipboard} />
          <Button kind="primary" onClick={close}>
            {text().webhooks.haveIt}
          </Button>
        </>
      }
    >
      <ShownOnce id={SHOWN} words={props.secret ?? ''} clipboard={clipboard}>
        {text().webhooks.once}
      </ShownOnce>
    </Dialog>
  )
}
