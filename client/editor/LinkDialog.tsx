// Dialog for the URL of a link: http, https or mailto only.
import type { Editor } from '@tiptap/core'
import { createSignal, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { hrefFrom, linkAtCaret, removeTextLink, setLink } from './link.ts'

export function LinkDialog(props: { editor: Editor; onClose: () => void }) {
  const text = useText()
  // The editor for which the dialog was opened: the toolbar may have another one by the time it closes.
  const { editor } = props
  const existing = linkAtCaret(editor)
  const [typed, setTyped] = createSignal(existing ?? '')
  const [wrong, setWrong] = createSignal(false)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const href = hrefFrom(typed())
    if (!href) return setWrong(true)
    close(() => setLink(editor, href))
  }
  /** The dialog restores the focus when it closes; only then can the text get it. */
  const close = (then: () => void) => {
    props.onClose()
    setTimeout(then)
  }
  return (
    <Dialog
      open
      title={existing ? text().texts.changeLink : text().texts.addLink}
      onClose={() => close(() => editor.commands.focus())}
      foot={
        <>
          <Show when={existing}>
            <Button kind="ghost" icon="unlink" onClick={() => close(() => removeTextLink(editor))}>
              {text().texts.removeLink}
            </Button>
          </Show>
          <span class="end" />
          <Button onClick={() => close(() => editor.commands.focus())}>{text().common.cancel}</Button>
          <Button kind="primary" type="submit" form="text-link">
            {existing ? text().common.save : text().texts.addLink}
          </Button>
        </>
      }
    >
      <form id="text-link" class="stack" onSubmit={submit} novalidate>
        <TextField
          label={text().texts.address}
          hint={text().texts.addressHint}
          error={wrong() && text().texts.addressWrong}
          value={typed()}
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          onInput={(value) => {
            setTyped(value)
            setWrong(false)
          }}
        />
        <Show when={existing}>
          {(href) => (
            <a href={href()} target="_blank" rel="noopener noreferrer nofollow" class="row">
              <Icon name="arrow-up-right" />
              {text().texts.openLink}
            </a>
          )}
        </Show>
      </form>
    </Dialog>
  )
}
