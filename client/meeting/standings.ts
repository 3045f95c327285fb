// How each delegation stands in a session: people in the room, which is written down; or only online, which the connections say; or neither. Pure.
import type { DelegationId } from '../../shared/ids.ts'
import type { Attendance } from '../../shared/meeting/model.ts'
import type { IconName } from '../ui/Icon.tsx'

export const STANDINGS = ['present', 'online', 'absent'] as const
export type Standing = (typeof STANDINGS)[number]
export const STANDING_ICONS: Readonly<Record<Standing, IconName>> = { present: 'check', online: 'monitor', absent: 'minus' }

export interface Online {
  readonly name: string
  readonly delegation: DelegationId | null
}
export interface DelegationStanding {
  /** Null where people of it may be online, and nobody knows; and before the session, where nobody of it is. */
  readonly standing: Standing | null
  readonly inRoom: number
  readonly online: readonly string[]
}

/** `people`: null while it is not known who is online. `isHeld`: nobody is absent from a session that has not begun. */
export const standingOf = (
  id: DelegationId,
  attendance: readonly Attendance[],
  people: readonly Online[] | null,
  isHeld = true,
): DelegationStanding => {
  const inRoom = attendance.find(({ delegation }) => delegation === id)?.count ?? 0
  const online = (people ?? []).filter(({ delegation }) => delegation === id).map(({ name }) => name)
  const otherwise = people === null ? null : online.length > 0 ? 'online' : isHeld ? 'absent' : null
  return { standing: inRoom > 0 ? 'present' : otherwise, inRoom, online }
}
