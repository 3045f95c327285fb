// Yjs → Solid: a glossary as a store that views read. A transaction re-reads the terms that it touched; nothing else moves.
import { batch, onCleanup } from 'solid-js'
import { createStore, produce, reconcile, type Store } from 'solid-js/store'
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { GLOSSARY_ROOTS } from '../../shared/glossary/layout.ts'
import type { Term } from '../../shared/glossary/model.ts'
import { readTerm, readTerms } from '../../shared/glossary/read.ts'
import { withoutTwins } from '../../shared/glossary/twins.ts'
import { parseTermId, type TermId } from '../../shared/ids.ts'

export type GlossaryStore = Store<{ readonly terms: Readonly<Record<TermId, Term>> }>

/** What a reader is shown of it. */
export const termsOf = (glossary: GlossaryStore): readonly Term[] => withoutTwins(Object.values(glossary.terms))

/** Read it in views, never write to it. Dies with its owner. */
export const createGlossaryStore = (doc: Y.Doc): GlossaryStore => {
  const root = rootMap(doc, GLOSSARY_ROOTS.terms)
  const terms: Record<TermId, Term> = readTerms(doc).reduce((all, term) => Object.assign(all, { [term.id]: term }), Object.create(null))
  const [store, setStore] = createStore<{ terms: Record<TermId, Term> }>({ terms })
  const changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) =>
    batch(() => {
      for (const key of touchedKeys(events)) {
        const id = parseTermId(key)
        const map = root?.get(key)
        if (!id) continue
        if (map instanceof Y.Map) setStore('terms', id, store.terms[id] ? reconcile(readTerm(id, map)) : readTerm(id, map))
        else
          setStore(
            'terms',
            produce((all) => delete all[id]),
          )
      }
    })
  root?.observeDeep(changed)
  onCleanup(() => root?.unobserveDeep(changed))
  return store
}

const touchedKeys = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): ReadonlySet<string> =>
  new Set(events.flatMap(({ path, changes }) => (path.length > 0 ? [String(path[0])] : [...changes.keys.keys()])))
