// Presence of each delegation in a session: in the room (recorded attendance), online only (connections), or absent. Pure.
import type { DelegationId } from '../../shared/ids.ts'
import type { Attendance } from '../../shared/meeting/model.ts'
import type { IconName } from '../ui/Icon.tsx'

const STANDINGS = ['present', 'online', 'absent'] as const
type Standing = (typeof STANDINGS)[number]
export const STANDING_ICONS: Readonly<Record<Standing, IconName>> = { present: 'check', online: 'monitor', absent: 'minus' }

export interface Online {
  readonly name: string
  readonly delegation: DelegationId | null
}
export interface DelegationStanding {
  /** Null if it is unknown who is online; and before the session, if no member is present. */
  readonly standing: Standing | null
  readonly inRoom: number
  readonly online: readonly string[]
}

/** `people`: null while it is unknown who is online. `isHeld`: before a session there are no absences. */
export const delegationStanding = (
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
