// Opens and closes the past, for components below a `PastProvider`.
import { createContext, useContext } from 'solid-js'
import type { SliderPast } from './createPast.ts'

export interface Door {
  readonly past: SliderPast | null
  readonly open: () => void
  /** The user has just left the past: its button gets the focus. */
  readonly cameBack: () => boolean
}
export const DoorContext = createContext<Door>({ past: null, open: () => undefined, cameBack: () => false })

/** Null at now, and where no past can be shown. */
export const usePast = (): SliderPast | null => useContext(DoorContext).past
export const usePastDoor = (): Door => useContext(DoorContext)
