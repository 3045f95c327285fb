// What is presented to everyone: a point, and optionally a part of it. Pure.
import type { PointId } from '../../../shared/ids.ts'
import { agendaPoints, currentPoint } from '../../../shared/meeting/floor.ts'
import type { Meeting, Point, Shown } from '../../../shared/meeting/model.ts'
import { isRegistered } from '../../../shared/meeting/register.ts'
import { showsAttribute } from './showing.ts'

export interface Stage {
  readonly point: PointId | null
  /** Name of the presented part; null for the point as a whole. */
  readonly part: string | null
  /** The same for a part that belongs to no point: it is shown beside the point. */
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
  // A subject of several points belongs to the current one.
  const owner = owners.find(({ id }) => id === current?.id) ?? owners[0]
  return owner ? { point: owner.id, part, apart: null } : { ...whole, part, apart: shown }
}

const isLiving = (shown: Shown, meeting: Held): boolean => {
  if (shown.type === 'point') return agendaPoints(meeting).some(({ id }) => id === shown.id)
  return shown.type !== 'decision' || meeting.decisions.some((one) => one.id === shown.id && isRegistered(one))
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
