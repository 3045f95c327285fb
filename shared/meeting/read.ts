// Y.Doc → Meeting. Total, whatever a hostile or an old client wrote (SPEC I10), and in canonical order.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import type { Check } from '../checks.ts'
import { fragmentIn, mapIn, mapsIn, rootFragment, rootMap, rootText, textIn } from '../editor/foreign.ts'
import { plainText } from '../editor/plainText.ts'
import {
  type DocumentId,
  parseDecisionId,
  parseDelegationId,
  parseItemId,
  parsePointId,
  parseSectionId,
  parseSpeakerId,
  type SectionId,
} from '../ids.ts'
import { byOrder, compare } from '../order.ts'
import { side } from '../schema/field.ts'
import { isCount, pageOfKey } from './checks.ts'
import {
  DECISION,
  DECISION_VALUES,
  MEETING_ROOTS,
  META_VALUES,
  POINT,
  POINT_VALUES,
  SECTION,
  SECTION_VALUES,
  SPEAKER_VALUES,
} from './layout.ts'
import type { Attendance, Decision, Meeting, Point, Section, Speaker } from './model.ts'

export const readMeeting = (doc: Y.Doc): Meeting => {
  const list = <Id, Entry extends { readonly id: string; readonly order: string }>(
    root: string,
    parse: (key: string) => Id | null,
    read: (id: Id, map: Y.Map<unknown>) => Entry,
  ): readonly Entry[] =>
    mapsIn(rootMap(doc, root), parse)
      .map(([id, map]) => read(id, map))
      .sort(byOrder)
  return {
    ...readHead(doc),
    sections: list(MEETING_ROOTS.sections, parseSectionId, readSection),
    points: list(MEETING_ROOTS.points, parsePointId, readPoint),
    speakers: list(MEETING_ROOTS.speakers, parseSpeakerId, readSpeaker),
    decisions: list(MEETING_ROOTS.decisions, parseDecisionId, readDecision),
    minutes: readMinutes(doc),
  }
}

/** What is read quickly, however much was written. */
export const readHead = (doc: Y.Doc): Omit<Meeting, 'sections' | 'points' | 'speakers' | 'decisions' | 'minutes'> => {
  const meta = rootMap(doc, MEETING_ROOTS.meta)
  return {
    title: rootPair(doc, MEETING_ROOTS.title),
    place: rootPair(doc, MEETING_ROOTS.place),
    start: value(meta, 'start', META_VALUES.start),
    end: value(meta, 'end', META_VALUES.end),
    zone: value(meta, 'zone', META_VALUES.zone),
    opensAt: value(meta, 'opensAt', META_VALUES.opensAt),
    closesAt: value(meta, 'closesAt', META_VALUES.closesAt),
    quorum: value(meta, 'quorum', META_VALUES.quorum),
    attendance: readAttendance(doc),
    floor: value(meta, 'floor', META_VALUES.floor),
    shown: value(meta, 'shown', META_VALUES.shown),
  }
}
export const readMinutes = (doc: Y.Doc): Bilingual => ({
  es: rootRich(doc, MEETING_ROOTS.minutes.es),
  en: rootRich(doc, MEETING_ROOTS.minutes.en),
})

export const readSection = (id: SectionId, map: Y.Map<unknown>): Section => ({
  id,
  title: pair(map, SECTION.title),
  order: value(map, 'order', SECTION_VALUES.order),
  archived: value(map, 'archived', SECTION_VALUES.archived),
})

export const readPoint = (id: Point['id'], map: Y.Map<unknown>): Point => ({
  id,
  title: pair(map, POINT.title),
  note: { es: rich(map, side(POINT.note, 'es')), en: rich(map, side(POINT.note, 'en')) },
  reason: pair(map, POINT.reason),
  section: value(map, 'section', POINT_VALUES.section),
  backlog: value(map, 'backlog', POINT_VALUES.backlog),
  minutes: value(map, 'minutes', POINT_VALUES.minutes),
  presenter: value(map, 'presenter', POINT_VALUES.presenter),
  presenterAgency: value(map, 'presenterAgency', POINT_VALUES.presenterAgency),
  items: members(map, POINT.items, parseItemId),
  texts: members<DocumentId>(map, POINT.texts, pageOfKey),
  state: value(map, 'state', POINT_VALUES.state),
  spent: value(map, 'spent', POINT_VALUES.spent),
  carriedFrom: value(map, 'carriedFrom', POINT_VALUES.carriedFrom),
  order: value(map, 'order', POINT_VALUES.order),
  archived: value(map, 'archived', POINT_VALUES.archived),
})

export const readDecision = (id: Decision['id'], map: Y.Map<unknown>): Decision => ({
  id,
  number: value(map, 'number', DECISION_VALUES.number),
  text: pair(map, DECISION.text),
  status: value(map, 'status', DECISION_VALUES.status),
  method: value(map, 'method', DECISION_VALUES.method),
  point: value(map, 'point', DECISION_VALUES.point),
  items: members(map, DECISION.items, parseItemId),
  texts: members<DocumentId>(map, DECISION.texts, pageOfKey),
  order: value(map, 'order', DECISION_VALUES.order),
  archived: value(map, 'archived', DECISION_VALUES.archived),
})

export const readSpeaker = (id: Speaker['id'], map: Y.Map<unknown>): Speaker => ({
  id,
  delegation: value(map, 'delegation', SPEAKER_VALUES.delegation),
  agency: value(map, 'agency', SPEAKER_VALUES.agency),
  state: value(map, 'state', SPEAKER_VALUES.state),
  since: value(map, 'since', SPEAKER_VALUES.since),
  order: value(map, 'order', SPEAKER_VALUES.order),
})

const readAttendance = (doc: Y.Doc): readonly Attendance[] => {
  const found: Attendance[] = []
  rootMap(doc, MEETING_ROOTS.attendance)?.forEach((count, key) => {
    const delegation = parseDelegationId(key)
    if (delegation && isCount(count)) found.push({ delegation, count })
  })
  return found.sort((a, b) => compare(a.delegation, b.delegation))
}

const value = <Value>(
  map: Y.Map<unknown> | null,
  key: string,
  { accepts, initial }: { readonly accepts: Check<Value>; readonly initial: Value },
): Value => {
  const stored = map?.get(key)
  return accepts(stored) ? stored : initial
}
const pair = (map: Y.Map<unknown>, field: string): Bilingual => ({
  es: textIn(map, side(field, 'es'))?.toString() ?? '',
  en: textIn(map, side(field, 'en'))?.toString() ?? '',
})
const rich = (map: Y.Map<unknown>, key: string): string => {
  const fragment = fragmentIn(map, key)
  return fragment ? plainText(fragment) : ''
}
const rootPair = (doc: Y.Doc, { es, en }: { readonly es: string; readonly en: string }): Bilingual => ({
  es: rootText(doc, es)?.toString() ?? '',
  en: rootText(doc, en)?.toString() ?? '',
})
const rootRich = (doc: Y.Doc, name: string): string => {
  const fragment = rootFragment(doc, name)
  return fragment ? plainText(fragment) : ''
}
const members = <Id extends string>(map: Y.Map<unknown>, key: string, parse: (key: string) => Id | null): readonly Id[] => {
  const found: Id[] = []
  mapIn(map, key)?.forEach((stored, name) => {
    const id = parse(name)
    if (id !== null && stored === true) found.push(id)
  })
  return found.sort(compare)
}
