// Where each thing of a `meeting:<id>` lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   title.es … place.en : Y.Text · minutes.es, minutes.en : Y.XmlFragment
//   meta       : Y.Map  start, end, zone, opensAt, closesAt, quorum, floor, shown : value
//   attendance : Y.Map<DelegationId, number>
//   sections   : Y.Map<SectionId, Y.Map>   title.es, title.en : Y.Text · order, archived : value
//   points     : Y.Map<PointId, Y.Map>     title.*, reason.* : Y.Text · note.* : Y.XmlFragment · items, texts : Y.Map<id, true> · values
//   decisions  : Y.Map<DecisionId, Y.Map>  text.* : Y.Text · items, texts : Y.Map<id, true> · values
//   speakers   : Y.Map<SpeakerId, Y.Map>   values; an entry may be removed
//   confirmed  : Y.Map<pair@account, value>   see `shared/pairs`
import { LINE, MOST, WORDS } from '../bounds.ts'
import { isFlag, isOneOf, orNull } from '../checks.ts'
import { RICH_TEXT_PLACES } from '../editor/richText.ts'
import { isOrder } from '../order.ts'
import { CONFIRMED, confirmedPlace } from '../pairs/confirmations.ts'
import type { DocumentPlaces, MapPlace, Named, Place, TextPlace, ValuePlace } from '../places.ts'
import { isDay, isDelegationId } from '../roadmap/checks.ts'
import { side } from '../schema/field.ts'
import {
  isAgencyId,
  isCarriedFrom,
  isCount,
  isDecisionNumber,
  isFloor,
  isInstant,
  isMinutes,
  isPointId,
  isQuorum,
  isSectionId,
  isShown,
  isSpent,
  isTimeOfDay,
  isZone,
} from './checks.ts'
import { DECISION_METHODS, DECISION_STATUSES, POINT_STATES, SPEAKER_STATES } from './model.ts'

export const MEETING_ROOTS = {
  meta: 'meta',
  title: { es: 'title.es', en: 'title.en' },
  place: { es: 'place.es', en: 'place.en' },
  minutes: { es: 'minutes.es', en: 'minutes.en' },
  attendance: 'attendance',
  sections: 'sections',
  points: 'points',
  decisions: 'decisions',
  speakers: 'speakers',
} as const

/** Every plain value with what it accepts and what it is when nothing acceptable is stored: readers, writers and the gate ask here. */
export const META_VALUES = {
  start: { accepts: orNull(isDay), initial: null },
  end: { accepts: orNull(isDay), initial: null },
  zone: { accepts: isZone, initial: '' },
  opensAt: { accepts: orNull(isTimeOfDay), initial: null },
  closesAt: { accepts: orNull(isTimeOfDay), initial: null },
  quorum: { accepts: isQuorum, initial: 0 },
  floor: { accepts: isFloor, initial: { point: null, since: null, used: 0, added: 0 } },
  shown: { accepts: orNull(isShown), initial: null },
} as const
const LISTED = { order: { accepts: isOrder, initial: '' }, archived: { accepts: isFlag, initial: false } } as const
export const SECTION_VALUES = LISTED
export const POINT_VALUES = {
  section: { accepts: orNull(isSectionId), initial: null },
  backlog: { accepts: isFlag, initial: false },
  minutes: { accepts: isMinutes, initial: 0 },
  presenter: { accepts: orNull(isDelegationId), initial: null, names: 'delegation' },
  presenterAgency: { accepts: orNull(isAgencyId), initial: null, names: 'agency' },
  state: { accepts: isOneOf(POINT_STATES), initial: 'planned' },
  spent: { accepts: isSpent, initial: 0 },
  carriedFrom: { accepts: orNull(isCarriedFrom), initial: null },
  ...LISTED,
} as const
export const DECISION_VALUES = {
  number: { accepts: isDecisionNumber, initial: 1 },
  status: { accepts: isOneOf(DECISION_STATUSES), initial: 'proposed' },
  method: { accepts: isOneOf(DECISION_METHODS), initial: 'consensus' },
  point: { accepts: orNull(isPointId), initial: null },
  ...LISTED,
} as const
export const SPEAKER_VALUES = {
  delegation: { accepts: orNull(isDelegationId), initial: null, names: 'delegation' },
  agency: { accepts: orNull(isAgencyId), initial: null, names: 'agency' },
  state: { accepts: isOneOf(SPEAKER_STATES), initial: 'waiting' },
  since: { accepts: orNull(isInstant), initial: null },
  order: LISTED.order,
} as const

export const POINT = { title: 'title', reason: 'reason', note: 'note', items: 'items', texts: 'texts' } as const
export const DECISION = { text: 'text', items: 'items', texts: 'texts' } as const
export const SECTION = { title: 'title' } as const

const TEXT: TextPlace = { type: 'text', most: LINE }
const SENTENCES: Place = { type: 'text', most: WORDS }
const RICH_TEXT: Place = { type: 'fragment', schema: RICH_TEXT_PLACES }
const SET: MapPlace = { type: 'map', keys: {}, each: { type: 'value', accepts: (stored) => stored === true }, most: MOST.links }
const sides = (field: string, place: Place): Record<string, Place> => ({ [side(field, 'es')]: place, [side(field, 'en')]: place })
interface Row {
  readonly accepts: (value: unknown) => boolean
  readonly names?: Named
}
const values = (table: Readonly<Record<string, Row>>): Record<string, ValuePlace> =>
  Object.fromEntries(Object.entries(table).map(([key, { accepts, names }]) => [key, { type: 'value', accepts, ...(names && { names }) }]))

const SECTION_PLACE: MapPlace = { type: 'map', permanent: true, keys: { ...sides(SECTION.title, TEXT), ...values(SECTION_VALUES) } }
const POINT_PLACE: MapPlace = {
  type: 'map',
  permanent: true,
  keys: {
    ...sides(POINT.title, TEXT),
    ...sides(POINT.reason, SENTENCES),
    ...sides(POINT.note, RICH_TEXT),
    [POINT.items]: SET,
    [POINT.texts]: SET,
    ...values(POINT_VALUES),
  },
}
const DECISION_PLACE: MapPlace = {
  type: 'map',
  permanent: true,
  keys: { ...sides(DECISION.text, SENTENCES), [DECISION.items]: SET, [DECISION.texts]: SET, ...values(DECISION_VALUES) },
}

/** Sections, points and decisions are archived, never deleted: they are part of the record. */
export const MEETING_PLACES: DocumentPlaces = {
  [MEETING_ROOTS.meta]: { type: 'map', keys: values(META_VALUES) },
  [MEETING_ROOTS.title.es]: TEXT,
  [MEETING_ROOTS.title.en]: TEXT,
  [MEETING_ROOTS.place.es]: TEXT,
  [MEETING_ROOTS.place.en]: TEXT,
  [MEETING_ROOTS.minutes.es]: { type: 'fragment', schema: RICH_TEXT_PLACES },
  [MEETING_ROOTS.minutes.en]: { type: 'fragment', schema: RICH_TEXT_PLACES },
  [MEETING_ROOTS.attendance]: {
    type: 'map',
    keys: {},
    each: { type: 'value', accepts: isCount },
    most: MOST.delegations,
    keysName: 'delegation',
  },
  [MEETING_ROOTS.sections]: { type: 'map', keys: {}, each: SECTION_PLACE, permanent: true, most: MOST.sections },
  [MEETING_ROOTS.points]: { type: 'map', keys: {}, each: POINT_PLACE, permanent: true, most: MOST.points },
  [MEETING_ROOTS.decisions]: { type: 'map', keys: {}, each: DECISION_PLACE, permanent: true, most: MOST.decisions },
  [MEETING_ROOTS.speakers]: { type: 'map', keys: {}, each: { type: 'map', keys: values(SPEAKER_VALUES) }, most: MOST.speakers },
  [CONFIRMED]: confirmedPlace(['meeting', 'section', 'point', 'decision']),
}
