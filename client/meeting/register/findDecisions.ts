// Filters decisions by status, text in both languages, number and session. Pure.
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { fold } from '../../../shared/foldAccents.ts'
import type { DecisionId, MeetingId } from '../../../shared/ids.ts'
import { DECISION_STATUSES, type DecisionStatus } from '../../../shared/meeting/model.ts'

export interface Search {
  readonly words: string
  readonly status: DecisionStatus | null
}
/** Invalid parameters are ignored. */
export const readSearch = (words: unknown, status: unknown): Search => ({
  words: typeof words === 'string' ? words.slice(0, LONGEST) : '',
  status: DECISION_STATUSES.find((one) => one === status) ?? null,
})
const LONGEST = 200

export interface NamedDelegation {
  /** `7b`. */
  readonly numberOf: (id: DecisionId) => string
  /** Names of the session and the subjects as the user sees them. */
  readonly sessionOf: (id: MeetingId) => string
  readonly subjectsOf: (decision: DecisionInfo) => readonly string[]
}

export const findDecisions = (
  register: readonly DecisionInfo[],
  { words, status }: Search,
  named: NamedDelegation,
): readonly DecisionInfo[] => {
  const asked = fold(words).split(/\s+/).filter(Boolean)
  return register.filter((decision) => {
    if (status !== null && decision.status !== status) return false
    const { text, pointTitle, meeting } = decision
    const said = fold(
      [
        named.numberOf(decision.id),
        text.es,
        text.en,
        pointTitle.es,
        pointTitle.en,
        named.sessionOf(meeting),
        ...named.subjectsOf(decision),
      ].join(' '),
    )
    return asked.every((word) => said.includes(word))
  })
}
