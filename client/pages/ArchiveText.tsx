// The button that archives a text or restores it; its content is kept.
import { Show } from 'solid-js'
import { archivePage, restorePage } from '../../shared/page/write.ts'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function ArchiveButton(props: { archived: boolean }) {
  const text = useText()
  const live = useLive()
  const toast = useToast()
  const archive = () => {
    archivePage(live.doc)
    toast({ text: text().texts.wasArchived, action: { label: text().texts.restore, run: () => restorePage(live.doc) } })
  }
  return (
    <Show when={live.canWrite() && !props.archived}>
      <Button kind="ghost" icon="archive" onClick={archive}>
        {text().texts.archive}
      </Button>
    </Show>
  )
}

export function ArchivedNote(props: { archived: boolean }) {
  const text = useText()
  const live = useLive()
  return (
    <Show when={props.archived}>
      <div class="doc-archived">
        <Note icon="archive">{text().texts.isArchived}</Note>
        <Show when={live.canWrite()}>
          <Button onClick={() => restorePage(live.doc)}>{text().texts.restore}</Button>
        </Show>
      </div>
    </Show>
  )
}
