// The browser did not let the page copy: the words are shown, selected, to be copied by hand.
import { createSignal, type Owner } from 'solid-js'
import { render } from 'solid-js/web'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { copiedByCommand } from './putOnClipboard.ts'

/** Returns whether the text is on the clipboard; if not, it is shown. `owner` may be an unmounted menu: its language still applies. */
export const copyOtherwise = (words: string, owner: Owner | null): boolean => {
  if (copiedByCommand(words)) return true
  const place = document.body.appendChild(document.createElement('div'))
  const end = render(
    () => (
      <CopyByHand
        words={words}
        onGone={() => {
          end()
          place.remove()
        }}
      />
    ),
    place,
    undefined,
    owner ? { owner } : {},
  )
  return false
}

function CopyByHand(props: { words: string; onGone: () => void }) {
  const text = useText()
  const [open, setOpen] = createSignal(true)
  const close = () => {
    setOpen(false)
    // After the dialog has given the focus back.
    setTimeout(props.onGone)
  }
  return (
    <Dialog
      open={open()}
      title={text().clipboard.title}
      description={text().clipboard.byHand}
      onClose={close}
      foot={<Button onClick={close}>{text().common.close}</Button>}
    >
      <TextField
        label={text().clipboard.words}
        value={props.words}
        onInput={() => {}}
        readOnly
        data-autofocus=""
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  )
}
