// From which day `+n d` beside a due date counts: the original one, or while one compares, the one at that moment.
import { createContext, useContext } from 'solid-js'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export type SlipFrom = (item: Item) => Day | null

const Context = createContext<SlipFrom>((item) => item.originalDue)
export const SlipFromProvider = Context.Provider
export const useSlipFrom = (): SlipFrom => useContext(Context)
