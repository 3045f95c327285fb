// What is shown nowhere else speaks where the state of saving is said, until its reader has seen it.
import { createEffect, For } from 'solid-js'
import { registerCurrentDocument } from '../CurrentDocument.tsx'
import { useLostDocuments } from '../LiveDocument.tsx'
import type { SaveStatus } from '../types.ts'

const TELLING: ReadonlySet<SaveStatus['type']> = new Set(['serverLostEdits', 'recovering', 'recovered', 'notRecovered'])

export function LostDocuments() {
  const lost = useLostDocuments()
  return (
    <For each={lost.shown()}>
      {({ live }) => {
        registerCurrentDocument(live)
        let told = false
        createEffect(() => {
          const { type } = live().saveStatus()
          if (TELLING.has(type)) told = true
          else if (told && type !== 'locked') lost.understood()
        })
        return null
      }}
    </For>
  )
}
