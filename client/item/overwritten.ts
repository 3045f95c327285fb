// The mark of a value that was superseded by a concurrent edit, beside a field, card or row; provided by the history, and null elsewhere.
import { createContext, type JSX, useContext } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'

/** The mark of one field or of the whole item; nothing if no value was superseded. `tab`: it is a separate tab stop, not part of a grid. */
export type DrawOverwritten = (item: () => Item, of?: { readonly field?: FieldKey; readonly tab?: boolean }) => JSX.Element

export const OverwrittenContext = createContext<DrawOverwritten>(() => null)
export const useOverwritten = (): DrawOverwritten => useContext(OverwrittenContext)
