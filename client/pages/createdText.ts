// What the first view of a new text still has to write into it.
import { useLocation } from '@solidjs/router'
import { type Accessor, createEffect } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import { initPage } from '../../shared/page/write.ts'
import { useLive } from '../live/LiveDocument.tsx'
import type { PageHead } from './createPageHead.ts'

/** Stored in the history entry of the browser, so that a reload before the first connection does not lose it. */
export interface CreatedText {
  readonly created: Bilingual
}
const createdTextIn = (state: unknown): Bilingual | null => {
  const created = field(state, 'created')
  const [es, en] = [field(created, 'es'), field(created, 'en')]
  return typeof es === 'string' && typeof en === 'string' ? { es, en } : null
}
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined

/** Writes what the dialog of the new text could not write, because the document was not loaded yet. */
export const createNewText = (head: Accessor<PageHead>) => {
  const live = useLive()
  const location = useLocation()
  createEffect(() => {
    const created = createdTextIn(location.state)
    if (!created || !live.canWrite() || head().kind !== null) return
    initPage(live.doc, { kind: 'text', title: created })
    // Creating a text cannot be undone.
    live.undoManager.clear()
  })
}
