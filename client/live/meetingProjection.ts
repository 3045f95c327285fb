// Yjs → Solid: a session as a store that views read. Each transaction re-reads only what it changed, in one reconcile.
import { onCleanup } from 'solid-js'
import { createStore, reconcile, type Store } from 'solid-js/store'
import type * as Y from 'yjs'
import { mapsIn, rootFragment, rootMap, rootText } from '../../shared/editor/foreign.ts'
import { DECISIONS, MINUTES, POINTS, SECTIONS, SPEAKERS } from '../../shared/meeting/layout.ts'
import type { Meeting } from '../../shared/meeting/model.ts'
import { readHead } from '../../shared/meeting/read.ts'
import { byOrder } from '../../shared/order.ts'
import type { Entries } from '../../shared/schema/entries.ts'
import { sidesOf } from '../../shared/schema/field.ts'
import { META_ROOT } from '../../shared/schema/record.ts'

export type MeetingStore = Store<Meeting>

/** Read-only for views. Disposed with its owner. */
export const createMeetingStore = (doc: Y.Doc): MeetingStore => {
  const [title, place, minutes] = [sidesOf('title'), sidesOf('place'), sidesOf('minutes')]
  const headRoots = [
    rootMap(doc, META_ROOT),
    rootMap(doc, 'attendance'),
    ...[title.es, title.en, place.es, place.en].map((name) => rootText(doc, name)),
  ]
  const minutesRoots = [rootFragment(doc, minutes.es), rootFragment(doc, minutes.en)]

  const head = createPart(headRoots, () => readHead(doc))
  const minutesPart = createPart(minutesRoots, () => MINUTES.read(doc))
  const sections = createList(doc, SECTIONS)
  const points = createList(doc, POINTS)
  const speakers = createList(doc, SPEAKERS)
  const decisions = createList(doc, DECISIONS)

  const read = (transaction: Y.Transaction | null): Meeting => ({
    ...head(transaction),
    ...minutesPart(transaction),
    sections: sections(transaction),
    points: points(transaction),
    speakers: speakers(transaction),
    decisions: decisions(transaction),
  })
  const [store, setStore] = createStore<Meeting>(read(null))
  const changed = (transaction: Y.Transaction) => setStore(reconcile(read(transaction)))
  doc.on('afterTransaction', changed)
  onCleanup(() => doc.off('afterTransaction', changed))
  return store
}

type Part<Value> = (transaction: Y.Transaction | null) => Value

/** Read again when one of its roots has changed. */
const createPart = <Value extends object>(roots: readonly (object | null)[], read: () => Value): Part<Value> => {
  let known: Value | null = null
  return (transaction) => {
    if (!known || (transaction && roots.some((root) => root !== null && wasTouched(transaction, root)))) known = read()
    return known
  }
}

/** The entries of a root in order; only those that have changed are read again. */
const createList = <Entry extends { readonly id: string; readonly order: string }>(
  doc: Y.Doc,
  { root: name, parseId, read }: Entries<Entry>,
): Part<readonly Entry[]> => {
  const root = rootMap(doc, name)
  let known: ReadonlyMap<Entry['id'], { readonly map: Y.Map<unknown>; readonly entry: Entry }> = new Map()
  let sorted: readonly Entry[] | null = null
  return (transaction) => {
    if (sorted && !(transaction && root && wasTouched(transaction, root))) return sorted
    known = new Map(
      mapsIn(root, parseId).map(([id, map]) => {
        const before = known.get(id)
        const still = before?.map === map && !(transaction && wasTouched(transaction, map)) ? before : null
        return [id, still ?? { map, entry: read(map, id) }]
      }),
    )
    sorted = [...known.values()].map(({ entry }) => entry).sort(byOrder)
    return sorted
  }
}

/** True when the type or anything below it has changed. */
const wasTouched = ({ changedParentTypes }: Y.Transaction, type: object): boolean => {
  const touched: ReadonlyMap<object, unknown> = changedParentTypes
  return touched.has(type)
}
