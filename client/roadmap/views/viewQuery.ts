// The stored form of a view: the parameters of the address without the open item and the past moment. Pure.
import type { SavedView } from '../../../shared/api/views.ts'
import { type ComparingQuery, type ComparingView, encodeComparing, NOT_COMPARING } from '../../compare/comparing.ts'
import { decodeViewState, encodeViewState, type ViewQuery, type ViewState } from '../viewState.ts'

export type SavedQuery = Omit<ViewQuery, 'item'> & ComparingQuery

/** In a fixed order, so that equal views have equal strings. */
export const keptQuery = (state: ViewState, comparing: ComparingView): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(kept(state, comparing))) if (value !== null) params.set(name, value)
  params.sort()
  return params.toString()
}

/** Sets every parameter of the plan; those that the view does not contain are removed from the address. */
export const viewParams = (query: string): SavedQuery => {
  const written = new URLSearchParams(query)
  return mapped(
    kept(
      decodeViewState(() => null),
      NOT_COMPARING,
    ),
    (name) => written.get(name),
  )
}

/** Compares what the views show: an older version may have written the same view differently. */
export const isSameView = (a: string, b: string): boolean => keptAgain(a) === keptAgain(b)
const keptAgain = (query: string): string => {
  const params = viewParams(query)
  const state = decodeViewState((name) => (name === 'item' ? null : params[name]))
  const compared = new URLSearchParams()
  for (const name of ['since', 'until', 'only'] as const) if (params[name] !== null) compared.set(name, params[name])
  return `${keptQuery(state, NOT_COMPARING)}&${compared}&${state.unread.join('&')}`
}

const kept = (state: ViewState, comparing: ComparingView): SavedQuery => {
  const { item: _, ...rest } = encodeViewState(state)
  return { ...rest, ...encodeComparing(comparing) }
}
const mapped = (query: SavedQuery, value: (name: string) => string | null): SavedQuery => ({
  ...query,
  ...Object.fromEntries(Object.keys(query).map((name) => [name, value(name)])),
})

/** Own views first, each part in the order of creation. */
export const mineAndShared = (views: readonly SavedView[]) => ({
  mine: views.filter(({ shared }) => !shared),
  shared: views.filter(({ shared }) => shared),
})
