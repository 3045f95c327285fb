// Notices about lost edits that no other screen shows, beside the save status until dismissed.
import { createEffect, For, untrack } from 'solid-js'
import { useRefreshGroup } from '../base/group.tsx'
import { useLostDocuments } from '../live/LiveDocument.tsx'
import { registerCurrentDocument } from '../live/OpenDocuments.tsx'
import type { SaveStatus } from '../live/types.ts'

const SHOWN_TYPES: ReadonlySet<SaveStatus['type']> = new Set(['serverLostEdits', 'bringingBack', 'broughtBack', 'notBroughtBack'])

export function LostNotices() {
  const lost = useLostDocuments()
  const refresh = useRefreshGroup()
  return (
    <For each={lost.shown()}>
      {({ live }) => {
        registerCurrentDocument(live)
        let shown = false
        createEffect(() => {
          const { type } = live().saveStatus()
          // A document that was brought back is listed in its group again.
          if (type === 'broughtBack') untrack(refresh)
          if (SHOWN_TYPES.has(type)) shown = true
          else if (shown && type !== 'locked') lost.understood()
        })
        return null
      }}
    </For>
  )
}
