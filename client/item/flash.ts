// Highlights what another person has just changed; the highlight fades. The user's own changes are not highlighted.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useItemContext } from './ItemContext.tsx'

/** In milliseconds; the same as `--t-flash` in the styles. */
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

/** The fields of one item that somebody else has just changed: one effect for a whole row. */
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
/** The value of a field in a form that can be compared; reading it tracks all its parts. */
export const said = (item: Item, field: FieldKey): Said => {
  const value = item[field] ?? null
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
