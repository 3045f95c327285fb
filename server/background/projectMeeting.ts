// A session's rows: its title, what the list and the register of decisions show of it, and what search looks through. Pure.
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import { DECISIONS, POINTS } from '../../shared/meeting/layout.ts'
import type { Point } from '../../shared/meeting/model.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { searchText } from '../../shared/schema/searchText.ts'
import type { Projection } from './projection.ts'

export const projectMeeting = (doc: Y.Doc): Projection => {
  const meeting = readMeeting(doc)
  const { title, place, start, end, opensAt, closesAt, zone, minutes } = meeting
  const points = meeting.points.filter((point) => !point.archived)
  const titles = new Map(meeting.points.map((point) => [point.id, point.title]))
  const decisions = meeting.decisions
    .filter((decision) => !decision.archived)
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
    ]),
    whole: true,
  }
}

const UNTITLED: Bilingual = { es: '', en: '' }
