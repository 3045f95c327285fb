// From which day `+n d` beside a due date counts: while one compares, the one at that moment. It means nothing else, and stands nowhere
// else: how far an item has moved from its original date is written in words.
import { createContext, useContext } from 'solid-js'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export type SlipFrom = (item: Item) => Day | null

const Context = createContext<SlipFrom>(() => null)
export const SlipFromProvider = Context.Provider
export const useSlipFrom = (): SlipFrom => useContext(Context)
