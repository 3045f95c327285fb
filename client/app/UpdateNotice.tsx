// A newer version of the page waits: said once, taken when the reader agrees.
import { Show } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import type { Shell } from '../base/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

export function UpdateNotice(props: { shell: Shell }) {
  const text = useOutsideText()
  return (
    <Show when={props.shell.updateReady()}>
      <section class="expiry" role="status">
        <Icon name="rotate-cw" />
        <p>{text().frame.newVersion}</p>
        <Button onClick={() => props.shell.update()}>{text().frame.reload}</Button>
      </section>
    </Show>
  )
}
