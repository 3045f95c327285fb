// Shows the recovery codes once, to copy them or save them to a file.
import { For } from 'solid-js'
import { downloadFile } from '../base/download.ts'
import { useText } from '../base/i18n.tsx'
import { createCopied } from '../clipboard/createCopied.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TroubleNote } from '../ui/States.tsx'

export function RecoveryCodesDialog(props: { codes: readonly string[] | null; onClose: () => void }) {
  const text = useText()
  const { copied, refused, copy, reset } = createCopied('recovery-codes')
  const lines = () => (props.codes ?? []).join('\n')
  const close = () => {
    reset()
    props.onClose()
  }
  return (
    <Dialog
      open={props.codes !== null}
      stays
      title={text().secondFactor.codes}
      description={text().secondFactor.codesWhy}
      onClose={close}
      foot={
        <>
          <Button icon="copy" onClick={() => copy(lines())}>
            {copied() ? text().secondFactor.copied : text().secondFactor.copy}
          </Button>
          <Button icon="download" onClick={() => downloadFile('ruta-codes.txt', 'text/plain', `Ruta ${location.host}\n\n${lines()}\n`)}>
            {text().common.download}
          </Button>
          <Button kind="primary" onClick={close}>
            {text().secondFactor.haveThem}
          </Button>
        </>
      }
    >
      <ol class="factor-codes" id="recovery-codes">
        <For each={props.codes ?? []}>
          {(code) => (
            <li>
              <code>{code}</code>
            </li>
          )}
        </For>
      </ol>
      <TroubleNote words={refused() ? text().clipboard.byHand : null} />
    </Dialog>
  )
}
