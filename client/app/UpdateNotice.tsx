// Notice of a newer version, or of a server with another protocol version; applied when the user agrees.
import { createSignal, Show } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import { reloadToNewest } from '../base/shell.ts'
import type { LiveDocument } from '../live/types.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface UpdateNoticeProps {
  readonly ready: boolean
  readonly documents: readonly Pick<LiveDocument, 'saveStatus'>[]
}

export function UpdateNotice(props: UpdateNoticeProps) {
  const text = useOutsideText()
  const [leaving, setLeaving] = createSignal(false)
  const mustReload = () => props.documents.some(({ saveStatus }) => saveStatus().type === 'reload')
  return (
    <Show when={props.ready || mustReload()}>
      <section class="expiry" role="status">
        <Icon name="rotate-cw" />
        <p>{mustReload() ? text().frame.newVersionNeeded : text().frame.newVersion}</p>
        <Button
          busy={leaving() && text().frame.reloading}
          onClick={() => {
            setLeaving(true)
            reloadToNewest()
          }}
        >
          {text().frame.reload}
        </Button>
      </section>
    </Show>
  )
}
