// Carry-over between sessions of the sample, with the same functions as the screens.
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import { meetingDocument, type PointId, type Random, roadmapId } from '../../shared/ids.ts'
import { carryOver, type FollowUp } from '../../shared/meeting/carryOver.ts'
import type { Point } from '../../shared/meeting/model.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { carryInto, markDeferred } from '../../shared/meeting/writeCarryOver.ts'
import { must } from '../../shared/result.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { doneOrThrow, type Hall, known, type SampleIds } from './deed.ts'
import type { SamplePoint, SampleSession } from './sessionModel.ts'

const TITLES: Readonly<Record<FollowUp, Bilingual>> = {
  overdue: { es: 'Asuntos vencidos', en: 'Overdue items' },
  blocked: { es: 'Asuntos bloqueados', en: 'Blocked items' },
  due: { es: 'Asuntos que vencen antes de la sesión', en: 'Items due before the session' },
  discussed: { es: 'Asuntos con conversaciones abiertas', en: 'Items with open conversations' },
}

interface Leaving {
  readonly session: SampleSession
  readonly followUp: readonly number[]
  readonly names: SampleIds
  readonly random: Random
}

export const carryOn = async (hall: Hall, { session, followUp, names, random }: Leaving): Promise<void> => {
  const id = known(names.meetings, session.number)
  const here = await hall.seat(meetingDocument(id), 'secretariat')
  const next = await hall.seat(meetingDocument(known(names.meetings, session.number + 1)), 'secretariat')
  const plan = await hall.seat(roadmapId(names.place.group), 'secretariat')
  const proposed = carryOver({
    id,
    meeting: readMeeting(here.doc),
    items: readRoadMap(plan.doc).items,
    next: readMeeting(next.doc),
    today: session.end,
  })
  const points = proposed.points.map((one) => {
    const reason = session.points.find(({ key }) => names.points.get(`${session.number} ${key}`) === one.point.id)?.deferred
    return { ...one, reason: reason ?? one.reason }
  })
  const items = proposed.items.filter(({ item }) => followUp.includes(item.number))
  markDeferred(here.doc, points)
  doneOrThrow(carryInto(next.doc, { id, points, items, titles: TITLES }, random))
  await Promise.all([here.saved(), next.saved()])
}

/** Points carried over from the previous session, under the same key, or gathering items of it. */
export const carriedPoint = (doc: Y.Doc, { key, from }: SamplePoint, session: number, names: SampleIds): PointId => {
  const before = names.points.get(`${session - 1} ${key}`)
  const isIt = ({ carriedFrom, title }: Point) =>
    from === undefined || from === 'carried' ? carriedFrom?.point === before : carriedFrom === null && title.es === TITLES[from].es
  return must(readMeeting(doc).points.find(isIt), `the agenda item ${key}, carried over`).id
}
