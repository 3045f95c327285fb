// Quorum in words: how many delegations are present and how many are needed. Pure.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { wasClosed } from '../../shared/meeting/lifecycle.ts'
import type { Meeting } from '../../shared/meeting/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'

/** How many delegations have members in the room. */
export const presentOf = (meeting: Pick<Meeting, 'attendance'>, delegations: readonly { readonly id: DelegationId }[]): number =>
  delegations.filter(({ id }) => meeting.attendance.some((one) => one.delegation === id && one.count > 0)).length

/** Before a session is held there are no absences and no missing quorum, unless attendance has been entered. */
export const attendanceCounts = (
  meeting: Pick<Meeting, 'attendance'>,
  delegations: readonly { readonly id: DelegationId }[],
  info: Pick<MeetingInfo, 'state' | 'closedAt'> | null,
): boolean => (info !== null && (info.state === 'inSession' || wasClosed(info))) || presentOf(meeting, delegations) > 0

export const quorumWords = (
  { meeting: words }: Messages,
  meeting: Pick<Meeting, 'attendance' | 'quorum'>,
  delegations: readonly { readonly id: DelegationId }[],
): string => {
  const [here, all, needed] = [presentOf(meeting, delegations), delegations.length, meeting.quorum]
  if (needed === 0) return words.quorumNone(here, all)
  return here >= needed ? words.quorumMet(here, all) : words.quorumMissing(here, all, needed - here)
}
