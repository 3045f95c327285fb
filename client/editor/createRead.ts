// What is read of a live document, again when changes to it pause.
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'

/** While something in it is being edited, it is not reread with each keystroke. */
const REST_MS = 600

/** `doc`: null while it is not to be read. */
export const createRead = <T>(doc: Accessor<Y.Doc | null>, readFrom: (doc: Y.Doc) => T): Accessor<T | null> => {
  const [value, setValue] = createSignal<T | null>(null)
  createEffect(() => {
    const now = doc()
    if (!now) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => setValue(() => readFrom(now))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(read, REST_MS)
    }
    read()
    now.on('update', later)
    onCleanup(() => {
      clearTimeout(timer)
      now.off('update', later)
    })
  })
  return value
}
