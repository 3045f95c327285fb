// Moves the session to another point, for everyone, including the conductor's own view.

import type { Bilingual } from '../../../shared/bilingual.ts'
import type { PointId } from '../../../shared/ids.ts'
import { deferPoint, moveFloor, nextPoint, previousPoint } from '../../../shared/meeting/floor.ts'
import type { PointState } from '../../../shared/meeting/model.ts'
import { useRoom } from './RoomContext.tsx'

export const createMove = () => {
  const room = useRoom()
  const to = (point: PointId | null, become?: PointState) => {
    if (point === null && room.meeting.floor.point === null) return
    room.write((doc) => moveFloor(doc, room.meeting, { to: point, ...(become ? { become } : {}), now: room.now() }))
    room.follow()
  }
  return {
    to,
    next: () => to(nextPoint(room.meeting)?.id ?? null, 'done'),
    previous: () => {
      const before = previousPoint(room.meeting)
      if (before) to(before.id)
    },
    defer: (reason: Partial<Bilingual>) => {
      room.write((doc) => deferPoint(doc, room.meeting, reason, room.now()))
      room.follow()
    },
  }
}
