// A secret that is shown this once, and its way into the clipboard.
import { createSignal, type ParentProps } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import '../styles/secrets.css'

export function ShownOnce(props: ParentProps<{ words: string }>) {
  return (
    <div class="stack stack--4">
      <p class="token-shown">
        <code>{props.words}</code>
      </p>
      <Note icon="triangle-alert">{props.children}</Note>
    </div>
  )
}

export function CopyButton(props: { words: string; label: string }) {
  const text = useText()
  const [copied, setCopied] = createSignal(false)
  const copy = async () => {
    // Refused when the page does not have the focus: then the button does not say that it was copied, and it can be selected.
    const isDone = await navigator.clipboard.writeText(props.words).then(
      () => true,
      () => false,
    )
    setCopied(isDone)
  }
  return (
    <Button icon={copied() ? 'check' : 'copy'} onClick={copy}>
      {copied() ? text().common.copied : props.label}
    </Button>
  )
}
