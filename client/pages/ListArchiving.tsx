// Archives or restores a text from its row in the list. The document is opened for this and released when the server has the change.
import { type Accessor, createEffect, createSignal, For, onCleanup, untrack } from 'solid-js'
import type { DocumentId } from '../../shared/ids.ts'
import { archivePage, restorePage } from '../../shared/page/write.ts'
import { useGroup, useRefreshGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { useToast } from '../ui/Toasts.tsx'

export interface ListArchiving {
  /** The last choice of the user has precedence over what the server has sent. */
  readonly isArchived: (id: DocumentId, told: boolean) => boolean
  readonly put: (id: DocumentId, archived: boolean) => void
  readonly asked: Accessor<ReadonlyMap<DocumentId, boolean>>
  readonly forget: (id: DocumentId) => void
}

export const createListArchiving = (): ListArchiving => {
  const group = useGroup()
  const [asked, setAsked] = createSignal<ReadonlyMap<DocumentId, boolean>>(new Map())
  const forget = (id: DocumentId) => setAsked((all) => new Map([...all].filter(([one]) => one !== id)))
  // A choice is forgotten when the list of the server agrees with it.
  createEffect(() => {
    for (const { id, archived } of group().documents) if (untrack(asked).get(id) === archived) forget(id)
  })
  return {
    isArchived: (id, told) => asked().get(id) ?? told,
    put: (id, archived) => setAsked((all) => new Map(all).set(id, archived)),
    asked,
    forget,
  }
}

export function ListArchivingWork(props: { of: ListArchiving }) {
  return (
    <For each={[...props.of.asked().keys()]}>
      {(id) => (
        <LiveDocumentProvider id={id}>
          <Put archived={props.of.asked().get(id) ?? false} onFailed={() => props.of.forget(id)} />
        </LiveDocumentProvider>
      )}
    </For>
  )
}

/** In milliseconds: how long a text that is not stored on the device is waited for. */
const PATIENCE_MS = 8_000
/** In milliseconds: the list of the server is updated shortly after the log. */
const LOOK_MS = 1_000

function Put(props: { archived: boolean; onFailed: () => void }) {
  const text = useText()
  const live = useLive()
  const toast = useToast()
  const refresh = useRefreshGroup()
  const fail = () => {
    toast({ text: text().common.needsConnection })
    props.onFailed()
  }
  createEffect(() => {
    if (!live.ready()) return
    const { archived } = props
    untrack(() => {
      if (!live.canWrite()) fail()
      else if (archived) archivePage(live.doc)
      else restorePage(live.doc)
    })
  })
  const patience = setTimeout(() => untrack(live.ready) || fail(), PATIENCE_MS)
  const looking = setInterval(() => untrack(live.ready) && untrack(live.waiting) === 0 && void refresh(), LOOK_MS)
  onCleanup(() => {
    clearTimeout(patience)
    clearInterval(looking)
  })
  return null
}
