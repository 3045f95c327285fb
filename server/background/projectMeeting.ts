// Projection of a session: title, data for the list and the register of decisions, and search texts. Pure.
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import type { Reference } from '../../shared/editor/reference.ts'
import { DECISIONS, POINTS } from '../../shared/meeting/layout.ts'
import type { Point } from '../../shared/meeting/model.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { isRegistered } from '../../shared/meeting/register.ts'
import { minutesBody, pointNote } from '../../shared/meeting/write.ts'
import { searchText } from '../../shared/schema/searchText.ts'
import { LINKS, linkLines, linksPart } from './linkLines.ts'
import type { Projection } from './projection.ts'

export const projectMeeting = (doc: Y.Doc): Projection => {
  const meeting = readMeeting(doc)
  const { title, place, start, end, opensAt, closesAt, zone, minutes } = meeting
  const points = meeting.points.filter((point) => !point.archived)
  const titles = new Map(meeting.points.map((point) => [point.id, point.title]))
  const decisions = meeting.decisions
    .filter(isRegistered)
    .map((decision) => ({ ...decision, pointTitle: (decision.point && titles.get(decision.point)) ?? UNTITLED }))
  const agenda = points.filter((point) => !point.backlog)
  const count = (state: Point['state']) => agenda.filter((point) => point.state === state).length
  return {
    title,
    streams: null,
    meeting: {
      place,
      start,
      end,
      opensAt,
      closesAt,
      zone,
      points: { total: agenda.length, done: count('done'), deferred: count('deferred') },
      decisions,
    },
    texts: new Map([
      ['title', title],
      ['minutes', minutes],
      ...points.map((point) => [`point:${point.id}`, searchText(POINTS, point)] as const),
      ...decisions.map((decision) => [`decision:${decision.id}`, searchText(DECISIONS, decision)] as const),
      [LINKS, linkLines((language) => minutesBody(doc, language))],
      ...points.map(
        (point) => [linksPart(`point:${point.id}`), linkLines((language) => pointNote(doc, point.id, language), about(point))] as const,
      ),
      ...decisions.map((decision) => [linksPart(`decision:${decision.id}`), linkLines(() => null, about(decision))] as const),
    ]),
    whole: true,
  }
}

/** Subjects of a point or a decision. */
const about = ({ items, texts }: Pick<Point, 'items' | 'texts'>): readonly Reference[] => [
  ...items.map((id) => ({ kind: 'item', id }) as const),
  ...texts.map((id) => ({ kind: 'text', id }) as const),
]
const UNTITLED: Bilingual = { es: '', en: '' }
