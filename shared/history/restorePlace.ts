// One value of a workstream, a text, a term, a session, or of what stands in its agenda, made to stand again. Where it stands, and what may
// stand there, is read from the tables of places.
import type * as Y from 'yjs'
import { fragmentIn, mapIn, rootFragment, rootMap, rootText, textIn } from '../editor/foreign.ts'
import { GLOSSARY_PLACES, GLOSSARY_ROOTS } from '../glossary/layout.ts'
import { type Seq, seq } from '../ids.ts'
import { DECISION_VALUES, MEETING_PLACES, MEETING_ROOTS, META_VALUES, POINT_VALUES, SECTION_VALUES } from '../meeting/layout.ts'
import { LOCAL } from '../origins.ts'
import { PAGE_PLACES, PAGE_ROOTS } from '../page/layout.ts'
import type { DocumentPlaces, MapPlace, Place, ValuePlace } from '../places.ts'
import { type Result, refuse } from '../result.ts'
import { ROADMAP_PLACES, ROOTS } from '../roadmap/layout.ts'
import { DONE, put } from '../schema/change.ts'
import { sameValue } from '../schema/sameValue.ts'
import type { HistoryEvent, Subject, SubjectType } from './events.ts'
import { restoreBlocks, restoreText } from './restoreText.ts'

/** `field` as the event has it: `status`, `title.es`, `attendance/co`. */
export type InPlace =
  /** Null is no value. */
  | { readonly type: 'value'; readonly field: string; readonly value: unknown }
  | { readonly type: 'words'; readonly field: string; readonly words: string }
  | { readonly type: 'passage'; readonly field: string; readonly at: Seq; readonly side: 'before' | 'after' }
  | { readonly type: 'link'; readonly field: string; readonly member: string }
  /** What was archived lives again. */
  | { readonly type: 'subject' }

type Happened = Pick<HistoryEvent, 'seq' | 'subject' | 'field' | 'change'>

/** `doc` as it stands. What is archived is restored as a whole first. */
export const restorableInPlace = (doc: Y.Doc, { seq: first, subject, field, change }: Happened): readonly InPlace[] => {
  if (holderOf(doc, subject)?.get(ARCHIVED) === true) return field === null && change.type === 'archived' ? [{ type: 'subject' }] : []
  const spot = field === null ? null : spotOf(doc, subject, field)
  if (field === null || !spot) return []
  switch (spot.type) {
    case 'value': {
      const values = change.type === 'set' ? [change.from, change.to] : change.type === 'superseded' ? [change.value] : []
      const stands = spot.map.get(spot.key) ?? spot.initial
      return distinct(values.map((value) => value ?? spot.initial))
        .filter((value) => (value === null || spot.place.accepts(value)) && !sameValue(value, stands))
        .map((value) => ({ type: 'value', field, value }))
    }
    case 'text':
      return change.type !== 'text' || change.from === null || change.to === null
        ? []
        : distinct([change.from, change.to])
            .filter((words) => words !== '' && words !== spot.text.toString())
            .map((words) => ({ type: 'words', field, words }))
    case 'fragment':
      return change.type !== 'text'
        ? []
        : [
            { type: 'passage', field, at: seq(first - 1), side: 'before' },
            { type: 'passage', field, at: change.lastSeq, side: 'after' },
          ]
    case 'set':
      return (change.type === 'added' || change.type === 'removed') && !spot.map.has(change.member)
        ? [{ type: 'link', field, member: change.member }]
        : []
  }
}

/** A new edit, of what differs only. `old` is the document as it was, for a passage. */
export const restoreInPlace = (doc: Y.Doc, subject: Subject, what: InPlace, old: Y.Doc | null): Result<undefined> => {
  if (what.type === 'subject') {
    const holder = holderOf(doc, subject)
    if (!holder) return refuse('not-found')
    doc.transact(() => put(holder, ARCHIVED, false), LOCAL)
    return DONE
  }
  const spot = spotOf(doc, subject, what.field)
  if (what.type === 'value' && spot?.type === 'value') {
    if (what.value === null && spot.initial === null) doc.transact(() => spot.map.delete(spot.key), LOCAL)
    else doc.transact(() => put(spot.map, spot.key, what.value), LOCAL)
    return DONE
  }
  if (what.type === 'words' && spot?.type === 'text') {
    doc.transact(() => restoreText(spot.text, what.words), LOCAL)
    return DONE
  }
  if (what.type === 'link' && spot?.type === 'set') {
    doc.transact(() => spot.map.set(what.member, true), LOCAL)
    return DONE
  }
  const was = old && spotOf(old, subject, what.field)
  if (what.type !== 'passage' || spot?.type !== 'fragment' || was?.type !== 'fragment') return refuse('not-found')
  doc.transact(() => restoreBlocks(spot.fragment, was.fragment), LOCAL)
  return DONE
}

type Spot =
  | { readonly type: 'value'; readonly map: Y.Map<unknown>; readonly key: string; readonly place: ValuePlace; readonly initial: unknown }
  | { readonly type: 'text'; readonly text: Y.Text }
  | { readonly type: 'fragment'; readonly fragment: Y.XmlFragment }
  | { readonly type: 'set'; readonly map: Y.Map<unknown> }

const ARCHIVED = 'archived'
/** A place in a list is its neighbours' as well, and only a whole subject is archived. */
const NEVER: ReadonlySet<string> = new Set(['order', ARCHIVED, 'floor', 'shown', 'spent'])

interface List {
  readonly root: string
  readonly places: DocumentPlaces
}
const LISTS: Readonly<Partial<Record<SubjectType, List>>> = {
  stream: { root: ROOTS.streams, places: ROADMAP_PLACES },
  section: { root: MEETING_ROOTS.sections, places: MEETING_PLACES },
  point: { root: MEETING_ROOTS.points, places: MEETING_PLACES },
  decision: { root: MEETING_ROOTS.decisions, places: MEETING_PLACES },
  term: { root: GLOSSARY_ROOTS.terms, places: GLOSSARY_PLACES },
}
const INITIAL: Readonly<Partial<Record<SubjectType, Readonly<Record<string, { readonly initial: unknown }>>>>> = {
  text: { kind: { initial: 'text' } },
  meeting: META_VALUES,
  section: SECTION_VALUES,
  point: POINT_VALUES,
  decision: DECISION_VALUES,
}
const initialOf = (type: SubjectType, key: string): unknown => own(INITIAL[type] ?? {}, key)?.initial ?? null

/** What says of a subject that it is archived. */
const holderOf = (doc: Y.Doc, { type, id }: Subject): Y.Map<unknown> | null => {
  const list = LISTS[type]
  if (list) return mapIn(rootMap(doc, list.root), id)
  return type === 'text' ? rootMap(doc, PAGE_ROOTS.meta) : null
}

const spotOf = (doc: Y.Doc, subject: Subject, field: string): Spot | null => {
  const [key = '', inside] = field.split('/')
  if (NEVER.has(key)) return null
  const list = LISTS[subject.type]
  return list
    ? spotInEntry(mapIn(rootMap(doc, list.root), subject.id), { list, type: subject.type, key })
    : spotInRoots(doc, subject.type, { key, inside })
}

interface InList {
  readonly list: List
  readonly type: SubjectType
  readonly key: string
}
const spotInEntry = (entry: Y.Map<unknown> | null, { list, type, key }: InList): Spot | null => {
  const place = own(entryPlaces(list), key)
  if (!entry || !place) return null
  if (place.type === 'value') return { type: 'value', map: entry, key, place, initial: initialOf(type, key) }
  if (place.type === 'text') return textSpot(textIn(entry, key))
  if (place.type === 'fragment') return fragmentSpot(fragmentIn(entry, key))
  const map = mapIn(entry, key)
  return map && { type: 'set', map }
}
const entryPlaces = ({ root, places }: List): MapPlace['keys'] => {
  const list = places[root]
  return list?.type === 'map' && list.each?.type === 'map' ? list.each.keys : {}
}

const spotInRoots = (
  doc: Y.Doc,
  type: SubjectType,
  { key, inside }: { readonly key: string; readonly inside: string | undefined },
): Spot | null => {
  if (type !== 'text' && type !== 'meeting') return null
  const places = type === 'text' ? PAGE_PLACES : MEETING_PLACES
  const meta = places[PAGE_ROOTS.meta]
  const value = meta?.type === 'map' ? own(meta.keys, key) : undefined
  if (value?.type === 'value') return valueSpot(rootMap(doc, PAGE_ROOTS.meta), { key, place: value, initial: initialOf(type, key) })
  const place: Place | undefined = own(places, key)
  if (place?.type === 'text') return textSpot(rootText(doc, key))
  if (place?.type === 'fragment') return fragmentSpot(rootFragment(doc, key))
  // People of a delegation in the room.
  if (key !== MEETING_ROOTS.attendance || inside === undefined || place?.type !== 'map' || place.each?.type !== 'value') return null
  return valueSpot(rootMap(doc, key), { key: inside, place: place.each, initial: 0 })
}

const valueSpot = (map: Y.Map<unknown> | null, rest: { key: string; place: ValuePlace; initial: unknown }): Spot | null =>
  map && { type: 'value', map, ...rest }
const textSpot = (text: Y.Text | null): Spot | null => text && { type: 'text', text }
const fragmentSpot = (fragment: Y.XmlFragment | null): Spot | null => fragment && { type: 'fragment', fragment }

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)
const distinct = <T>(values: readonly T[]): readonly T[] =>
  values.filter((value, index) => values.findIndex((other) => sameValue(other, value)) === index)
