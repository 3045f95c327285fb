// Query with pages, newest first: older pages are loaded on request and appended.
import { type Accessor, batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Address } from './address.ts'
import { createQuery, type QueryOptions, type ServerQuery } from './createQuery.ts'

export interface PagedQuery<Page> extends ServerQuery<Page> {
  readonly hasMore: Accessor<boolean>
  /** Loads the next older page, unless a request is pending. */
  readonly more: () => void
}
export interface Paging<Page> {
  /** Cursor of the next older page; null after the last one. */
  readonly next: (page: Page, path: Address<Page>) => Address<Page> | null
  readonly append: (newer: Page, older: Page) => Page
  /** Merges a newer first page with the loaded pages; without it, those are dropped. */
  readonly renew?: (fresh: Page, known: Page) => Page
}

/** Stops with its owner. */
export const createPagedQuery = <Page>(
  path: Accessor<Address<Page>>,
  { next, append, renew = (fresh) => fresh }: Paging<Page>,
  options: QueryOptions = {},
): PagedQuery<Page> => {
  const at = createMemo(path)
  const first = createQuery(at, options)
  const [held, setHeld] = createSignal<{ readonly path: Address<Page>; readonly page: Page } | null>(null)
  const known = () => {
    const found = held()
    return found?.path === at() ? found.page : null
  }
  const nextOf = (page: Page | null) => page && next(page, at())
  const [asked, setAsked] = createSignal<Address<Page> | null>(null)
  const older = createQuery(asked)

  createEffect(
    on(first.value, (fresh) => {
      const before = known()
      if (fresh !== null) setHeld({ path: at(), page: before === null ? fresh : renew(fresh, before) })
    }),
  )
  createEffect(
    on(older.value, (page) => {
      if (page === null) return
      const before = known()
      batch(() => {
        // A newer first page may have changed the cursor meanwhile.
        if (before !== null && nextOf(before) === asked()) setHeld({ path: at(), page: append(before, page) })
        setAsked(null)
      })
    }),
  )
  createEffect(on(at, () => setAsked(null), { defer: true }))

  const loading = () => first.loading() || older.loading() || (asked() !== null && older.failure() === null)
  return {
    value: known,
    failure: () => first.failure() ?? older.failure(),
    loading,
    refresh: first.refresh,
    hasMore: () => nextOf(known()) !== null,
    more: () => {
      const wanted = nextOf(known())
      if (wanted === null || loading()) return
      if (wanted === asked()) older.refresh()
      else setAsked(() => wanted)
    },
  }
}
