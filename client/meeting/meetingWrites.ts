// The write functions of shared/meeting/write.ts, bound to the session's document, for views.
import type { DecisionId, DelegationId, PointId, Random, SectionId } from '../../shared/ids.ts'
import type { PointMove } from '../../shared/meeting/agenda.ts'
import type { Decision, Meeting, Point } from '../../shared/meeting/model.ts'
import {
  addDecision,
  addPoint,
  addSection,
  type DecisionKey,
  type LinkTarget,
  link,
  type MetaKey,
  move,
  type NewDecision,
  type NewPoint,
  type PointKey,
  placePoint,
  setAttendance,
  setDecision,
  setMeta,
  setPoint,
  setPresenter,
  setSectionArchived,
  unlink,
} from '../../shared/meeting/write.ts'
import { ok } from '../../shared/result.ts'
import type { InsertPosition } from '../../shared/schema/insertPosition.ts'
import { useWrite, type Write } from '../live/LiveDocument.tsx'

export type Linked = { readonly list: 'points'; readonly id: PointId } | { readonly list: 'decisions'; readonly id: DecisionId }

const bindWrites = (write: Write) => ({
  setMeta: <Key extends MetaKey>(key: Key, value: Meeting[Key]) => write((doc) => setMeta(doc, key, value)),
  setAttendance: (delegation: DelegationId, count: number) => write((doc) => setAttendance(doc, delegation, count)),

  moveSection: (id: SectionId, place: InsertPosition<SectionId>) => write((doc) => move(doc, 'sections', id, place, browserRandom)),
  addSection: () => write((doc) => ok(addSection(doc, {}, browserRandom))),
  setSectionArchived: (id: SectionId, archived: boolean) => write((doc) => setSectionArchived(doc, id, archived)),

  addPoint: (fields: NewPoint) => write((doc) => addPoint(doc, fields, browserRandom)),
  setPoint: <Key extends PointKey>(id: PointId, key: Key, value: Point[Key]) => write((doc) => setPoint(doc, id, key, value)),
  setPresenter: (id: PointId, delegation: Point['presenter'], agency: Point['presenterAgency']) =>
    write((doc) => setPresenter(doc, id, delegation, agency)),
  placePoint: (id: PointId, move: PointMove) => write((doc) => placePoint(doc, id, move, browserRandom)),

  addDecision: (fields: NewDecision) => write((doc) => addDecision(doc, fields, browserRandom)),
  setDecision: <Key extends DecisionKey>(id: DecisionId, key: Key, value: Decision[Key]) =>
    write((doc) => setDecision(doc, id, key, value)),

  link: (from: Linked, to: LinkTarget) => write((doc) => link(doc, from, to)),
  unlink: (from: Linked, to: LinkTarget) => write((doc) => unlink(doc, from, to)),
})

export const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export type MeetingWrites = ReturnType<typeof bindWrites>
export const useMeetingWrites = (): MeetingWrites => bindWrites(useWrite('meeting'))
