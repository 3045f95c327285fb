// What is shown nowhere else speaks where the state of saving is said, until its reader has seen it.
import { createEffect, For, untrack } from 'solid-js'
import { useRefreshGroup } from '../../base/group.tsx'
import { useLostDocuments } from '../LiveDocument.tsx'
import { registerCurrentDocument } from '../OpenDocuments.tsx'
import type { SaveStatus } from '../types.ts'

const SHOWN_TYPES: ReadonlySet<SaveStatus['type']> = new Set(['serverLostEdits', 'recovering', 'recovered', 'notRecovered'])

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
          // Its group names it again.
          if (type === 'recovered') untrack(refresh)
          if (SHOWN_TYPES.has(type)) shown = true
          else if (shown && type !== 'locked') lost.understood()
        })
        return null
      }}
    </For>
  )
}
