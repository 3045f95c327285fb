// Who may report in whose name. Pure.
import type { Membership } from '../people.ts'
import type { Reporter } from './round.ts'

/**
 * `own`: head or delegate of that delegation, to which the agency belongs; `scribe`: chair or secretariat, who record an agency's report. Null: not
 * allowed.
 */
export const reportsAs = ({ role, delegation }: Pick<Membership, 'role' | 'delegation'>, reporter: Reporter): 'own' | 'scribe' | null => {
  if (role === 'chair' || role === 'secretariat') return 'scribe'
  return (role === 'head' || role === 'delegate') && delegation === reporter.delegation ? 'own' : null
}

/** Who has to report: members of that agency; without one, members of its delegation. */
export const isMyReport = (membership: Pick<Membership, 'role' | 'delegation' | 'agency'>, reporter: Reporter): boolean =>
  reportsAs(membership, reporter) === 'own' && (membership.agency === null || membership.agency === reporter.agency)
