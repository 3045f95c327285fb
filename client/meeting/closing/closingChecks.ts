// Checks before a session is closed, with their results. They are warnings and do not block closing. Pure.
import { LANGUAGES } from '../../../shared/bilingual.ts'
import type { DelegationId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/meeting/model.ts'
import { presentOf } from '../quorum.ts'

export const CHECKS = ['floor', 'points', 'attendance', 'adopted', 'languages', 'minutes'] as const
export type CheckKind = (typeof CHECKS)[number]
export interface ClosingCheck {
  readonly kind: CheckKind
  /** Number of failures; 0 passes. */
  readonly open: number
}

type Looked = Pick<Meeting, 'floor' | 'points' | 'attendance' | 'quorum' | 'decisions' | 'minutes'>

export const closingChecks = (meeting: Looked, delegations: readonly { readonly id: DelegationId }[]): readonly ClosingCheck[] => {
  const decisions = meeting.decisions.filter(({ archived }) => !archived)
  const open: Readonly<Record<CheckKind, number>> = {
    floor: meeting.floor.point === null ? 0 : 1,
    points: meeting.points.filter(({ archived, backlog, state }) => !archived && !backlog && state === 'planned').length,
    // Without a quorum rule, at least one delegation: none at all means that attendance was not recorded.
    attendance: Math.max(0, Math.max(1, meeting.quorum) - presentOf(meeting, delegations)),
    adopted: decisions.filter(({ status }) => status === 'proposed').length,
    languages: decisions.filter(({ text }) => LANGUAGES.some((language) => text[language].trim() === '')).length,
    minutes: LANGUAGES.filter((language) => meeting.minutes[language].trim() === '').length,
  }
  return CHECKS.map((kind) => ({ kind, open: open[kind] }))
}
