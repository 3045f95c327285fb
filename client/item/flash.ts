// Another person's change tints what it changed, and the tint fades; one's own never does.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useItemContext } from './ItemContext.tsx'

/** As long as `--t-flash`. */
const FLASH_MS = 1400

export const createFlash = (value: () => string | number | boolean | null): Accessor<boolean> => {
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

/** What a field says, as one comparable value; reading it follows every part of it. */
export const said = (item: Item, field: FieldKey): string | number | boolean | null => {
  const value = item[field]
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
