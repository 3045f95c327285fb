// The day from which `+n d` next to a due date counts: the due date at the moment compared with. It is used for nothing else; the distance
// from the original date is written in words.
import { createContext, useContext } from 'solid-js'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export type SlipFrom = (item: Item) => Day | null

const Context = createContext<SlipFrom>(() => null)
export const SlipFromProvider = Context.Provider
export const useSlipFrom = (): SlipFrom => useContext(Context)
