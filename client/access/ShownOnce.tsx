// A secret that is shown only once, with a copy button.
import type { ParentProps } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import type { ClipboardCopied } from '../clipboard/createCopied.ts'
import { Button } from '../ui/Button.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import '../styles/secrets.css'

/** `clipboard` must be created for the same id. The children say that it is shown only once. */
export function ShownOnce(props: ParentProps<{ id: string; words: string; clipboard: ClipboardCopied }>) {
  const text = useText()
  return (
    <div class="stack stack--4">
      <p class="token-shown">
        <code id={props.id}>{props.words}</code>
      </p>
      <TroubleNote words={props.clipboard.refused() ? text().clipboard.byHand : null} />
      <Note icon="triangle-alert">{props.children}</Note>
    </div>
  )
}

export function CopyButton(props: { words: string; label: string; clipboard: ClipboardCopied }) {
  const text = useText()
  return (
    <Button icon={props.clipboard.copied() ? 'check' : 'copy'} onClick={() => props.clipboard.copy(props.words)}>
      {props.clipboard.copied() ? text().common.copied : props.label}
    </Button>
  )
}
