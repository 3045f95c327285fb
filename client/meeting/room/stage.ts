// What is before everyone, as the secretary last put it there: a point, and a part of it to be looked at. Pure.
import type { PointId } from '../../../shared/ids.ts'
import { agendaPoints, currentPoint } from '../../../shared/meeting/floor.ts'
import type { Meeting, Point, Shown } from '../../../shared/meeting/model.ts'
import { showsAttribute } from './showing.ts'

export interface Stage {
  readonly point: PointId | null
  /** The name of the part that was put there; null while it is the point as such. */
  readonly part: string | null
  /** The same when no point of the agenda has it: it stands beside the point. */
  readonly apart: Shown | null
}

type Held = Pick<Meeting, 'sections' | 'points' | 'decisions' | 'floor' | 'shown'>

export const stageOf = (meeting: Held): Stage => {
  const current = currentPoint(meeting)
  const { shown } = meeting
  const whole: Stage = { point: current?.id ?? null, part: null, apart: null }
  if (shown === null || !isLiving(shown, meeting)) return whole
  const part = showsAttribute(shown)
  const owners = agendaPoints(meeting).filter((point) => holds(point, shown, meeting))
  // What several points are about belongs to the one that is dealt with.
  const owner = owners.find(({ id }) => id === current?.id) ?? owners[0]
  return owner ? { point: owner.id, part, apart: null } : { ...whole, part, apart: shown }
}

const isLiving = (shown: Shown, meeting: Held): boolean => {
  if (shown.type === 'point') return agendaPoints(meeting).some(({ id }) => id === shown.id)
  return shown.type !== 'decision' || meeting.decisions.some(({ id, archived }) => id === shown.id && !archived)
}

const holds = (point: Point, shown: Shown, { decisions }: Held): boolean => {
  switch (shown.type) {
    case 'point':
      return point.id === shown.id
    case 'item':
      return point.items.includes(shown.id)
    case 'text':
      return point.texts.includes(shown.id)
    case 'decision':
      return decisions.some((decision) => decision.id === shown.id && decision.point === point.id)
  }
}
