// The secret of a webhook, shown this once.
import { CopyButton, ShownOnce } from '../../access/ShownOnce.tsx'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

export function SecretDialog(props: { secret: string | null; onClose: () => void }) {
  const text = useText()
  return (
    <Dialog
      open={props.secret !== null}
      stays
      title={text().webhooks.secretTitle}
      description={text().webhooks.secretWhy}
      onClose={() => props.onClose()}
      foot={
        <>
          <CopyButton words={props.secret ?? ''} label={text().webhooks.copy} />
          <Button kind="primary" onClick={() => props.onClose()}>
            {text().webhooks.haveIt}
          </Button>
        </>
      }
    >
      <ShownOnce words={props.secret ?? ''}>{text().webhooks.once}</ShownOnce>
    </Dialog>
  )
}
