// Saved views of the group's plan: personal ones and the group's. Cached for offline use; polled while a component uses them.
import { type Accessor, createContext, createEffect, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { NewView, SavedView, SavedViews } from '../../shared/api/views.ts'
import type { ViewId } from '../../shared/ids.ts'
import { useApi } from './actor.tsx'
import { address } from './address.ts'
import type { ApiAnswer } from './api.ts'
import { createQuery } from './createQuery.ts'
import { useGroup } from './group.tsx'

export interface SavedViewsContext {
  /** Null while loading. */
  readonly saved: Accessor<SavedViews | null>
  /** The last request failed: what is shown may be outdated. */
  readonly isOld: Accessor<boolean>
  readonly refresh: () => Promise<void>
  readonly save: (view: NewView) => Promise<ApiAnswer<SavedView>>
  readonly change: (view: SavedView, part: Partial<NewView>) => Promise<ApiAnswer<SavedView>>
  readonly remove: (view: ViewId) => Promise<ApiAnswer<unknown>>
  readonly chooseUsual: (view: ViewId | null) => Promise<ApiAnswer<unknown>>
  /** While the caller is mounted, changes by others appear within seconds. */
  readonly look: () => void
}
const offline = async () => ({ ok: false, why: 'offline' }) as const
/** Without a provider nothing is saved. */
const NONE: SavedViewsContext = {
  saved: () => null,
  isOld: () => false,
  refresh: async () => undefined,
  save: offline,
  change: offline,
  remove: offline,
  chooseUsual: offline,
  look: () => undefined,
}
const Context = createContext<SavedViewsContext>(NONE)

const LOOK_EVERY = 4_000

export function SavedViewsProvider(props: ParentProps) {
  const [api, group] = [useApi(), useGroup()]
  const at = () => ({ group: group().id })
  const asked = createQuery(() => address('/api/groups/:group/views', at()), { remember: true, live: true })
  const [lookers, setLookers] = createSignal(0)
  createEffect(() => {
    if (lookers() === 0) return
    const timer = setInterval(() => document.visibilityState === 'visible' && asked.refresh(), LOOK_EVERY)
    onCleanup(() => clearInterval(timer))
  })
  /** A refusal may be due to changes by others, so the list is refetched too. */
  const then = async <T,>(answer: Promise<ApiAnswer<T>>): Promise<ApiAnswer<T>> => {
    const found = await answer
    await asked.refresh()
    return found
  }
  const value: SavedViewsContext = {
    saved: asked.value,
    isOld: () => asked.failure() !== null,
    refresh: asked.refresh,
    save: (view) => then(api.send('POST /api/groups/:group/views', at(), view)),
    change: ({ id, name, query, shared, version }, part) => {
      const changed = { name, query, shared, version, ...part }
      return then(api.send('PUT /api/groups/:group/views/:view', { ...at(), view: id }, changed))
    },
    remove: (view) => then(api.send('DELETE /api/groups/:group/views/:view', { ...at(), view })),
    chooseUsual: (usual) => then(api.send('PUT /api/groups/:group/usual-view', at(), { usual })),
    look: () => {
      setLookers((n) => n + 1)
      onCleanup(() => setLookers((n) => n - 1))
    },
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}
export const useSavedViews = (): SavedViewsContext => useContext(Context)

/** URL that opens a view in its current version, whatever was changed in it since. */
export const viewHref = (group: string, view: ViewId): string => `/g/${group}/road-map?open=${view}`
