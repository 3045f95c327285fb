// A view as it is kept: the address of the plan without the open item and the moment. Pure.
import type { SavedView } from '../../../shared/api/views.ts'
import { type Comparing, type ComparingQuery, encodeComparing, NOT_COMPARING } from '../../compare/comparing.ts'
import { decodeViewState, encodeViewState, type Query, type ViewState } from '../viewState.ts'

export type SavedQuery = Omit<Query, 'item'> & ComparingQuery

/** In one order, so that two that show the same are the same. */
export const keptQuery = (state: ViewState, comparing: Comparing): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(kept(state, comparing))) if (value !== null) params.set(name, value)
  params.sort()
  return params.toString()
}

/** Every parameter of the plan as the view has it: what it does not name is taken out of the address. */
export const paramsOf = (query: string): SavedQuery => {
  const written = new URLSearchParams(query)
  return mapped(
    kept(
      decodeViewState(() => null),
      NOT_COMPARING,
    ),
    (name) => written.get(name),
  )
}

/** Only what it would show counts: an address that an older version wrote in other words is the same view. */
export const isSameView = (a: string, b: string): boolean => keptAgain(a) === keptAgain(b)
const keptAgain = (query: string): string => {
  const params = paramsOf(query)
  const state = decodeViewState((name) => (name === 'item' ? null : params[name]))
  const compared = new URLSearchParams()
  for (const name of ['since', 'until', 'only'] as const) if (params[name] !== null) compared.set(name, params[name])
  return `${keptQuery(state, NOT_COMPARING)}&${compared}&${state.unread.join('&')}`
}

const kept = (state: ViewState, comparing: Comparing): SavedQuery => {
  const { item: _, ...rest } = encodeViewState(state)
  return { ...rest, ...encodeComparing(comparing) }
}
const mapped = (query: SavedQuery, value: (name: string) => string | null): SavedQuery => ({
  ...query,
  ...Object.fromEntries(Object.keys(query).map((name) => [name, value(name)])),
})

/** Mine first, each in the order in which they were saved. */
export const mineAndShared = (views: readonly SavedView[]) => ({
  mine: views.filter(({ shared }) => !shared),
  shared: views.filter(({ shared }) => shared),
})
