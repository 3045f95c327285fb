// Who gives a report in whose name. Pure.
import type { Membership } from '../people.ts'
import type { Reporter } from './round.ts'

/**
 * `own`: head or delegate of that delegation, whose agencies' members they are; `scribe`: chair or secretariat, who write down what an
 * agency said. Null: not in that name.
 */
export const reportsAs = ({ role, delegation }: Pick<Membership, 'role' | 'delegation'>, reporter: Reporter): 'own' | 'scribe' | null => {
  if (role === 'chair' || role === 'secretariat') return 'scribe'
  return (role === 'head' || role === 'delegate') && delegation === reporter.delegation ? 'own' : null
}

/** Who is waited for: the members of that agency; of people without one, those of its delegation. */
export const isMyReport = (membership: Pick<Membership, 'role' | 'delegation' | 'agency'>, reporter: Reporter): boolean =>
  reportsAs(membership, reporter) === 'own' && (membership.agency === null || membership.agency === reporter.agency)
