// Changes to a session's document: each is one local transaction. Permissions are checked by the relay.
import type * as Y from 'yjs'
import type { Bilingual, Language } from '../bilingual.ts'
import { fragmentIn, mapIn, rootFragment, rootMap, rootText, textUnder } from '../editor/foreign.ts'
import type { DecisionId, DelegationId, DocumentId, ItemId, PointId, Random, SectionId, SpeakerId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { must, type Result, refuse } from '../result.ts'
import { addMember, DONE, putValue, removeMember, setValues } from '../schema/change.ts'
import { addEntry, moveEntry, type NewEntry, setArchived } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import { META_ROOT } from '../schema/record.ts'
import { isCount } from './checks.ts'
import { ABOUT, DECISION_VALUES, DECISIONS, META_VALUES, POINT_VALUES, POINTS, SECTIONS, SPEAKER_VALUES, SPEAKERS } from './layout.ts'
import type { Decision, Meeting, Point, Speaker } from './model.ts'

export type MetaKey = keyof typeof META_VALUES
export type PointKey = Exclude<keyof typeof POINT_VALUES, 'order'>
export type DecisionKey = Exclude<keyof typeof DECISION_VALUES, 'order'>

export const setMeta = <Key extends MetaKey>(doc: Y.Doc, key: Key, value: Meeting[Key]): Result<undefined> => {
  const meta = rootMap(doc, META_ROOT)
  return meta ? doc.transact(() => setValues(meta, META_VALUES, { [key]: value }), LOCAL) : refuse('bad-request')
}

/** Attendance of a delegation. */
export const setAttendance = (doc: Y.Doc, delegation: DelegationId, count: number): Result<undefined> => {
  const attendance = rootMap(doc, 'attendance')
  if (!attendance || !isCount(count)) return refuse('bad-request')
  doc.transact(() => putValue(attendance, delegation, count), LOCAL)
  return DONE
}

/** Text is never refused. */
export const addSection = (doc: Y.Doc, title: Partial<Bilingual>, random: Random): SectionId => {
  const added = addEntry(doc, SECTIONS, { title }, random)
  return must(added.ok ? added.value : null, 'the section')
}

export type NewPoint = Omit<NewEntry<Point>, 'note'>
/** At the end of the agenda, or of the backlog. */
export const addPoint = (doc: Y.Doc, fields: NewPoint, random: Random): Result<PointId> => addEntry(doc, POINTS, fields, random)

export type NewDecision = NewEntry<Decision> & Pick<Decision, 'number'>
export const addDecision = (doc: Y.Doc, fields: NewDecision, random: Random): Result<DecisionId> => addEntry(doc, DECISIONS, fields, random)

export const addSpeaker = (doc: Y.Doc, who: Pick<Speaker, 'delegation' | 'agency'>, random: Random): Result<SpeakerId> =>
  addEntry(doc, SPEAKERS, who, random)
export const setSpeaker = (doc: Y.Doc, id: SpeakerId, state: Pick<Speaker, 'state' | 'since'>): Result<undefined> =>
  change(doc, SPEAKERS.root, id, (speaker) => setValues(speaker, SPEAKER_VALUES, { ...state }))
export const removeSpeaker = (doc: Y.Doc, id: SpeakerId): void => doc.transact(() => rootMap(doc, SPEAKERS.root)?.delete(id), LOCAL)

export const setPoint = <Key extends PointKey>(doc: Y.Doc, id: PointId, key: Key, value: Point[Key]): Result<undefined> =>
  change(doc, POINTS.root, id, (point) => setValues(point, POINT_VALUES, { [key]: value }))
/** An agency presents for its delegation. */
export const setPresenter = (
  doc: Y.Doc,
  id: PointId,
  delegation: Point['presenter'],
  agency: Point['presenterAgency'],
): Result<undefined> =>
  doc.transact(() => {
    setPoint(doc, id, 'presenterAgency', agency)
    return setPoint(doc, id, 'presenter', delegation)
  }, LOCAL)
export const setDecision = <Key extends DecisionKey>(doc: Y.Doc, id: DecisionId, key: Key, value: Decision[Key]): Result<undefined> =>
  change(doc, DECISIONS.root, id, (decision) => setValues(decision, DECISION_VALUES, { [key]: value }))
export const setSectionArchived = (doc: Y.Doc, id: SectionId, archived: boolean): Result<undefined> =>
  setArchived(doc, SECTIONS, [id], archived)

/** Moves to another section or the backlog, in one transaction. */
export const placePoint = (
  doc: Y.Doc,
  id: PointId,
  { section, backlog, ...place }: Pick<Point, 'section' | 'backlog'> & InsertPosition<string>,
  random: Random,
): Result<undefined> =>
  doc.transact(() => {
    setPoint(doc, id, 'section', section)
    setPoint(doc, id, 'backlog', backlog)
    return move(doc, 'points', id, place, random)
  }, LOCAL)

const LISTS = { points: POINTS, sections: SECTIONS, decisions: DECISIONS, speakers: SPEAKERS } as const
/** After `after`, or else before `before`. */
export const move = (doc: Y.Doc, list: keyof typeof LISTS, id: string, place: InsertPosition<string>, random: Random): Result<undefined> =>
  moveEntry(doc, LISTS[list], id, place, random)

interface LinkSource {
  readonly list: 'points' | 'decisions'
  readonly id: string
}
/** Subjects (items or texts) of a point or a decision. */
export const link = (doc: Y.Doc, from: LinkSource, to: LinkTarget): Result<undefined> =>
  change(doc, from.list, from.id, (entry) =>
    'item' in to ? addMember(entry, 'items', ABOUT.items, to.item) : addMember(entry, 'texts', ABOUT.texts, to.text),
  )
export const unlink = (doc: Y.Doc, from: LinkSource, to: LinkTarget): Result<undefined> =>
  change(doc, from.list, from.id, (entry) =>
    'item' in to ? removeMember(entry, 'items', ABOUT.items, to.item) : removeMember(entry, 'texts', ABOUT.texts, to.text),
  )
export type LinkTarget = { readonly item: ItemId } | { readonly text: DocumentId }

/** The Y types of both sides, for inputs and editors. */
export const meetingText = (doc: Y.Doc, field: 'title' | 'place', language: Language): Y.Text | null => rootText(doc, side(field, language))
export const minutesBody = (doc: Y.Doc, language: Language): Y.XmlFragment | null => rootFragment(doc, side('minutes', language))
export const pointText = (doc: Y.Doc, id: PointId, field: 'title' | 'reason', language: Language): Y.Text | null =>
  textUnder(entryOf(doc, POINTS.root, id), side(field, language))
export const pointNote = (doc: Y.Doc, id: PointId, language: Language): Y.XmlFragment | null =>
  fragmentIn(entryOf(doc, POINTS.root, id), side('note', language))
export const sectionText = (doc: Y.Doc, id: SectionId, language: Language): Y.Text | null =>
  textUnder(entryOf(doc, SECTIONS.root, id), side('title', language))
export const decisionText = (doc: Y.Doc, id: DecisionId, language: Language): Y.Text | null =>
  textUnder(entryOf(doc, DECISIONS.root, id), side('text', language))

const entryOf = (doc: Y.Doc, root: string, id: string) => mapIn(rootMap(doc, root), id)
const change = (doc: Y.Doc, root: string, id: string, write: (entry: Y.Map<unknown>) => Result<undefined>): Result<undefined> => {
  const entry = entryOf(doc, root, id)
  return entry ? doc.transact(() => write(entry), LOCAL) : refuse('not-found')
}
