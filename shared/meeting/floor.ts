// Current point and speakers' list. Each move is computed from the shared state and writes absolute values, never differences: two users who press
// "next" concurrently advance once.

import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import type { Instant, PointId, SpeakerId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import type { Result } from '../result.ts'
import { DONE } from '../schema/change.ts'
import type { Floor, Meeting, Point, Speaker } from './model.ts'
import { IDLE, timeLeft, usedTime } from './timer.ts'
import { pointText, removeSpeaker, setMeta, setPoint, setSpeaker } from './write.ts'

type Agenda = Pick<Meeting, 'sections' | 'points'>

/** Points in the order of the agenda: section by section; those without one first. */
export const agendaPoints = ({ sections, points }: Agenda): readonly Point[] => {
  const living = sections.filter(({ archived }) => !archived).map(({ id }) => id)
  const place = ({ section }: Point) => (section === null ? -1 : living.indexOf(section))
  return points
    .filter(({ backlog, archived }) => !backlog && !archived)
    .map((point, index) => ({ point, index }))
    .sort((a, b) => place(a.point) - place(b.point) || a.index - b.index)
    .map(({ point }) => point)
}

export const currentPoint = (meeting: Agenda & Pick<Meeting, 'floor'>): Point | null =>
  agendaPoints(meeting).find(({ id }) => id === meeting.floor.point) ?? null

/** The first waiting point after the current one; then any waiting before it. */
export const nextPoint = (meeting: Agenda & Pick<Meeting, 'floor'>): Point | null => {
  const agenda = agendaPoints(meeting)
  const at = agenda.findIndex(({ id }) => id === meeting.floor.point)
  const waits = (point: Point) => point.state === 'planned' && point.id !== meeting.floor.point
  return agenda.slice(at + 1).find(waits) ?? agenda.find(waits) ?? null
}
export const previousPoint = (meeting: Agenda & Pick<Meeting, 'floor'>): Point | null => {
  const agenda = agendaPoints(meeting)
  return agenda[agenda.findIndex(({ id }) => id === meeting.floor.point) - 1] ?? null
}

/** Remaining points, including the current one. */
export const remainingTime = (meeting: Agenda & Pick<Meeting, 'floor'>, now: Instant): number =>
  agendaPoints(meeting).reduce((sum, point) => {
    if (point.id === meeting.floor.point) return sum + Math.max(0, timeLeft(meeting.floor, point.minutes, now).left)
    return point.state === 'planned' ? sum + point.minutes * 60_000 : sum
  }, 0)
/** Fraction of the planned minutes that is done, 0 to 1. */
export const agendaShare = (meeting: Agenda & Pick<Meeting, 'floor'>, now: Instant): number => {
  const total = agendaPoints(meeting).reduce((sum, { minutes }) => sum + minutes * 60_000, 0)
  return total === 0 ? 0 : Math.max(0, Math.min(1, 1 - remainingTime(meeting, now) / total))
}

/** Changes the current point, or clears it; the previous one keeps its used time. `become`: new status of the previous one. */
interface Move {
  readonly to: PointId | null
  readonly become?: Point['state']
  readonly now: Instant
}
export const moveFloor = (doc: Y.Doc, meeting: Meeting, { to, become, now }: Move): Result<undefined> =>
  doc.transact(() => {
    const { floor } = meeting
    const before = currentPoint(meeting)
    if (before) {
      setPoint(doc, before.id, 'spent', usedTime(floor, now))
      if (become) setPoint(doc, before.id, 'state', become)
    }
    const next = meeting.points.find(({ id }) => id === to)
    // Turns that ended stay with their point; waiting requests remain.
    for (const { id, state } of meeting.speakers) if (state !== 'waiting') removeSpeaker(doc, id)
    const taken: Floor = next ? { point: next.id, since: now, used: next.spent, added: 0 } : IDLE
    setMeta(doc, 'shown', null)
    return setMeta(doc, 'floor', taken)
  }, LOCAL)

/**
 * Defers the current point with a reason, and moves to the next. A new reason in one language also replaces the other language's, which would be the
 * reason of an earlier deferral; without one the earlier reason stays.
 */
export const deferPoint = (doc: Y.Doc, meeting: Meeting, reason: Partial<Bilingual>, now: Instant): Result<undefined> =>
  doc.transact(() => {
    const point = currentPoint(meeting)
    if (!point) return DONE
    const given = { es: reason.es?.trim() ?? '', en: reason.en?.trim() ?? '' }
    for (const language of given.es || given.en ? LANGUAGES : []) {
      const words = pointText(doc, point.id, 'reason', language)
      if (!words || words.toString() === given[language]) continue
      words.delete(0, words.length)
      words.insert(0, withoutControls(given[language]))
    }
    return moveFloor(doc, meeting, { to: nextPoint(meeting)?.id ?? null, become: 'deferred', now })
  }, LOCAL)

/** Only one speaker at a time. */
export const giveFloor = (doc: Y.Doc, speakers: readonly Speaker[], to: SpeakerId, now: Instant): void =>
  doc.transact(() => {
    for (const { id, state, since } of speakers) if (state === 'speaking' && id !== to) setSpeaker(doc, id, { state: 'spoken', since })
    setSpeaker(doc, to, { state: 'speaking', since: now })
  }, LOCAL)
export const endSpeaker = (doc: Y.Doc, speaker: Speaker): Result<undefined> =>
  setSpeaker(doc, speaker.id, { state: 'spoken', since: speaker.since })

/** The current speaker first, then waiting ones in order; ended turns are not listed. */
export const speakersInOrder = (speakers: readonly Speaker[]): readonly Speaker[] => [
  ...speakers.filter(({ state }) => state === 'speaking'),
  ...speakers.filter(({ state }) => state === 'waiting'),
]
/** The user's own waiting or speaking request: an agency of a delegation requests once. */
export const ownRequest = (speakers: readonly Speaker[], who: Pick<Speaker, 'delegation' | 'agency'>): Speaker | null =>
  speakersInOrder(speakers).find(({ delegation, agency }) => delegation === who.delegation && agency === who.agency) ?? null

export const elapsedSince = (since: Instant | null, now: Instant): number => (since === null ? 0 : Math.max(0, now - since))
