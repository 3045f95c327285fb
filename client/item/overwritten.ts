// Of two who changed one value at once, the value that was superseded: the history provides its mark beside the field, the
// card, the row; elsewhere there is none.
import { createContext, type JSX, useContext } from 'solid-js'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'

/** The mark of one field or of the whole item; nothing if no value was superseded. `tab`: it is a separate tab stop, not part of a grid. */
export type DrawOverwritten = (item: () => Item, of?: { readonly field?: FieldKey; readonly tab?: boolean }) => JSX.Element

export const OverwrittenContext = createContext<DrawOverwritten>(() => null)
export const useOverwritten = (): DrawOverwritten => useContext(OverwrittenContext)
