// Which part of a document an event is about, and by which name a field goes: read from the layouts, once per kind of document.
import { ACTS_PLACES } from '../../acts/layout.ts'
import { GLOSSARY_PLACES, GLOSSARY_ROOTS } from '../../glossary/layout.ts'
import { type DocumentKind, isName } from '../../ids.ts'
import { DECISION, MEETING_PLACES, MEETING_ROOTS, POINT, SECTION } from '../../meeting/layout.ts'
import { PAGE_PLACES, PAGE_ROOTS } from '../../page/layout.ts'
import { CONFIRMED, parseConfirmationKey } from '../../pairs/confirmations.ts'
import { parsePair } from '../../pairs/pairNames.ts'
import type { DocumentPlaces, MapPlace, Place } from '../../places.ts'
import { ROADMAP_PLACES, ROOTS, STREAM } from '../../roadmap/layout.ts'
import type { Subject, SubjectType } from '../events.ts'

export interface SubjectLayout {
  readonly places: DocumentPlaces
  /** Root maps whose entries are subjects. */
  readonly lists: Readonly<Record<string, SubjectType>>
  /** What the rest of the document is about; its plain values stand in `meta`. */
  readonly self: SubjectType | null
  readonly meta: string | null
  /** Roots and fields that come and go during a session and are no history. */
  readonly silent: ReadonlySet<string>
}

/** Confirmations are told of the pair that they confirm. */
const ELSEWHERE: ReadonlySet<string> = new Set([CONFIRMED])
export const SUBJECT_LAYOUTS: Readonly<Record<DocumentKind, SubjectLayout>> = {
  roadmap: {
    places: ROADMAP_PLACES,
    lists: { [ROOTS.items]: 'item', [ROOTS.streams]: 'stream' },
    self: null,
    meta: null,
    silent: ELSEWHERE,
  },
  page: { places: PAGE_PLACES, lists: {}, self: 'text', meta: PAGE_ROOTS.meta, silent: ELSEWHERE },
  meeting: {
    places: MEETING_PLACES,
    lists: { [MEETING_ROOTS.sections]: 'section', [MEETING_ROOTS.points]: 'point', [MEETING_ROOTS.decisions]: 'decision' },
    self: 'meeting',
    meta: MEETING_ROOTS.meta,
    silent: new Set([CONFIRMED, MEETING_ROOTS.speakers, 'floor', 'shown', 'spent']),
  },
  glossary: { places: GLOSSARY_PLACES, lists: { [GLOSSARY_ROOTS.terms]: 'term' }, self: null, meta: null, silent: new Set() },
  // Each entry is one act: `acts.ts` reads it.
  acts: { places: ACTS_PLACES, lists: {}, self: null, meta: null, silent: new Set() },
}

/** The field that a subject is called by. */
export const TITLE_FIELD: Readonly<Record<SubjectType, string>> = {
  item: 'title',
  stream: STREAM.name,
  text: 'title',
  meeting: 'title',
  section: SECTION.title,
  point: POINT.title,
  decision: DECISION.text,
  term: 'term',
  // Acts name them: `acts.ts`.
  group: '',
  person: '',
  moment: '',
}

export interface Location {
  readonly subject: Subject
  /** Below the subject; empty for the subject itself. */
  readonly rest: readonly string[]
}

/** Null for what is no history, or stands where our layouts know nothing. */
export const locate = (layout: SubjectLayout, path: readonly string[]): Location | null => {
  const [root = '', id, ...below] = path
  if (root === CONFIRMED) return below.length === 0 ? locateConfirmed(id ?? '') : null
  if (!Object.hasOwn(layout.places, root) || layout.silent.has(root)) return null
  const type = Object.hasOwn(layout.lists, root) ? layout.lists[root] : undefined
  if (type) return isName(id) && !layout.silent.has(below[0] ?? '') ? { subject: { type, id }, rest: below } : null
  const rest = root === layout.meta ? path.slice(1) : path
  return layout.self && rest.length > 0 && !layout.silent.has(rest[0] ?? '') ? { subject: { type: layout.self, id: '' }, rest } : null
}

/** What a place belongs to that is no history of its own, or that nobody knows: the subject of its list, or the document. */
export const around = (layout: SubjectLayout, [root = '', id]: readonly string[]): Subject => {
  const type = Object.hasOwn(layout.lists, root) ? layout.lists[root] : undefined
  if (type && isName(id)) return { type, id }
  return { type: layout.self ?? type ?? Object.values(layout.lists)[0] ?? 'item', id: '' }
}

/** `confirmed/title`, `confirmed/body:<block>:<block>`: by whom is who wrote the entry. */
const locateConfirmed = (key: string): Location | null => {
  const pair = parsePair(parseConfirmationKey(key)?.pair ?? '')
  return pair && { subject: { type: pair.type, id: pair.id }, rest: [CONFIRMED, [pair.field, ...pair.inside].join(':')] }
}

/** Where one subject of a list, or the document itself, has its fields. */
export const fieldsOf = (layout: SubjectLayout, type: SubjectType): Readonly<Record<string, Place>> => {
  if (type === layout.self) {
    const { [layout.meta ?? '']: meta, ...roots } = layout.places
    const own = Object.entries(roots).filter(([root]) => !Object.hasOwn(layout.lists, root) && !layout.silent.has(root))
    return { ...(meta?.type === 'map' ? meta.keys : {}), ...Object.fromEntries(own) }
  }
  const root = Object.keys(layout.lists).find((name) => layout.lists[name] === type)
  const list = root === undefined ? undefined : layout.places[root]
  return list?.type === 'map' && list.each?.type === 'map' ? list.each.keys : {}
}

/** A set's members are added and removed; a session's attendance is a number per delegation, which is set. */
export const isSet = (place: Place | undefined): place is MapPlace => place?.type === 'map' && place.each !== undefined && !isCounted(place)
const isCounted = (place: MapPlace) => place === MEETING_PLACES[MEETING_ROOTS.attendance]
