// Another person's change tints what it changed, and the tint fades; one's own never does.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useItemContext } from './ItemContext.tsx'

/** As long as `--t-flash`. */
const FLASH_MS = 1400

export const createFlash = (value: () => Said): Accessor<boolean> => {
  const { isRemote } = useItemContext()
  const [shown, setShown] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      value,
      () => {
        if (!isRemote()) return
        setShown(true)
        clearTimeout(timer)
        timer = setTimeout(() => setShown(false), FLASH_MS)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return shown
}

/** The fields of one item that somebody else has just changed: one watcher for a whole row. */
export const createFlashes = (item: () => Item, fields: () => readonly FieldKey[]): ((field: FieldKey) => boolean) => {
  const { isRemote } = useItemContext()
  const [shown, setShown] = createSignal<readonly FieldKey[]>([])
  const timers = new Set<ReturnType<typeof setTimeout>>()
  createEffect<ReadonlyMap<FieldKey, Said>>((before) => {
    const now = new Map(fields().map((field) => [field, said(item(), field)]))
    const changed = isRemote()
      ? [...now].flatMap(([field, value]) => (before.has(field) && before.get(field) !== value ? [field] : []))
      : []
    if (changed.length > 0) {
      setShown((all) => [...all, ...changed])
      const timer = setTimeout(() => {
        timers.delete(timer)
        setShown((all) => all.slice(changed.length))
      }, FLASH_MS)
      timers.add(timer)
    }
    return now
  }, new Map())
  onCleanup(() => {
    for (const timer of timers) clearTimeout(timer)
  })
  return (field) => shown().includes(field)
}

type Said = string | number | boolean | null
/** What a field says, as one comparable value; reading it follows every part of it. */
export const said = (item: Item, field: FieldKey): Said => {
  const value = item[field]
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
