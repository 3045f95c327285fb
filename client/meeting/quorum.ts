// Whether enough delegations are in the room, in words. Pure.
import type { DelegationId } from '../../shared/ids.ts'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import type { Meeting } from '../../shared/meeting/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'

/** How many of them have people in the room. */
export const presentOf = (meeting: Pick<Meeting, 'attendance'>, delegations: readonly { readonly id: DelegationId }[]): number =>
  delegations.filter(({ id }) => meeting.attendance.some((one) => one.delegation === id && one.count > 0)).length

/** Before a session is held, nobody is absent and no quorum is missing; people who are counted say that it is. */
export const attendanceCounts = (
  meeting: Pick<Meeting, 'attendance'>,
  delegations: readonly { readonly id: DelegationId }[],
  state: MeetingState | undefined,
): boolean => state === 'inSession' || state === 'closed' || presentOf(meeting, delegations) > 0

export const quorumWords = (
  { meeting: words }: Messages,
  meeting: Pick<Meeting, 'attendance' | 'quorum'>,
  delegations: readonly { readonly id: DelegationId }[],
): string => {
  const [here, all, needed] = [presentOf(meeting, delegations), delegations.length, meeting.quorum]
  if (needed === 0) return words.quorumNone(here, all)
  return here >= needed ? words.quorumMet(here, all) : words.quorumMissing(here, all, needed - here)
}
