// Whatever people do to a session's document, what is no history among it.
import type * as Y from 'yjs'
import { parseDelegationId, parseItemId } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSection,
  addSpeaker,
  decisionText,
  link,
  meetingText,
  minutesBody,
  move,
  placePoint,
  pointNote,
  pointText,
  setAttendance,
  setDecision,
  setMeta,
  setPoint,
  setSectionArchived,
  unlink,
} from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import type { Dice } from '../../harness/random.ts'
import { someEditOf } from '../../server/timeTravel/richTextEdits.ts'
import { typeInto } from './planEdits.ts'

const CO = must(parseDelegationId('co'), 'a delegation')
const ITEM = must(parseItemId('item'), 'an item')

export const someMeetingEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    const meeting = readMeeting(doc)
    const random = dice.bytes
    if (meeting.points.length < 2 || dice.chance(0.05)) {
      addPoint(doc, { title: { es: 'Asistencia judicial' }, minutes: 30, items: [ITEM] }, random)
      return
    }
    if (meeting.sections.length === 0) {
      addSection(doc, { es: 'Apertura' }, random)
      return
    }
    if (meeting.decisions.length < 2) {
      addDecision(doc, { number: 1 + dice.below(2), text: { en: 'It is decided' } }, random)
      return
    }
    const point = dice.pick(meeting.points)
    const decision = dice.pick(meeting.decisions)
    const section = dice.pick(meeting.sections)
    dice.pick<() => unknown>([
      () => setMeta(doc, 'start', dice.pick(['2018-06-12', '2018-06-13', null])),
      () => setMeta(doc, 'quorum', dice.below(4)),
      () => setMeta(doc, 'floor', { point: point.id, since: null, used: 0, added: 0 }),
      () => setAttendance(doc, CO, dice.below(5)),
      () => addSpeaker(doc, { delegation: CO, agency: null }, random),
      () => setPoint(doc, point.id, 'minutes', 10 * dice.below(6)),
      () => setPoint(doc, point.id, 'state', dice.pick(['planned', 'done', 'deferred'])),
      () => setPoint(doc, point.id, 'archived', dice.chance(0.5)),
      () => placePoint(doc, point.id, { section: section.id, backlog: dice.chance(0.3), after: dice.pick(meeting.points).id }, random),
      () => setSectionArchived(doc, section.id, dice.chance(0.5)),
      () => setDecision(doc, decision.id, 'status', dice.pick(['proposed', 'adopted'])),
      () => setDecision(doc, decision.id, 'archived', dice.chance(0.5)),
      () => move(doc, 'decisions', decision.id, { after: dice.pick(meeting.decisions).id }, random),
      () => link(doc, { list: 'decisions', id: decision.id }, { item: ITEM }),
      () => unlink(doc, { list: 'points', id: point.id }, { item: ITEM }),
      () => typeInto(dice, meetingText(doc, 'place', 'es')),
      () => typeInto(dice, pointText(doc, point.id, 'title', 'es')),
      () => typeInto(dice, decisionText(doc, decision.id, 'en')),
      () => someEditOf(dice, pointNote(doc, point.id, 'es')),
      () => someEditOf(dice, minutesBody(doc, 'es')),
    ])()
  }
