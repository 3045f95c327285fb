// Who gave a report, in whose name, and by what session, as text: on screens, in documents and in tables. Pure.
import type { ActPerson } from '../acts/whats.ts'
import type { Bilingual, Language } from '../bilingual.ts'
import { doubtOf } from '../history/creditWords.ts'
import type { ByLink } from '../history/then.ts'
import type { AgencyId, DelegationId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { reportsAs } from './mayReport.ts'
import type { Report } from './reports.ts'
import type { Reporter } from './round.ts'

/** A report with its author's name at that time (null if the account was erased), and how their session was opened. */
export interface GivenReport extends Omit<Report, 'by'> {
  readonly by: Omit<ActPerson, 'name'> & { readonly name: string | null }
  readonly byLink?: ByLink
}
export interface ReporterNames {
  readonly agency: (id: AgencyId) => { readonly acronym: string } | null
  readonly delegation: (id: DelegationId) => { readonly code: string } | null
}

/** *FGR*; of a delegation without an agency *MX*. */
export const reporterName = ({ agency, delegation }: Reporter, names: ReporterNames): string =>
  (agency && names.agency(agency)?.acronym) ?? names.delegation(delegation)?.code ?? delegation.toUpperCase()

const ERASED: Bilingual = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }
const SCRIBE = {
  es: (who: string, agency: string) => `${who}, en nombre de ${agency}`,
  en: (who: string, agency: string) => `${who}, in the name of ${agency}`,
}

/** *Delegate, MLARS*; of a scribe *Secretariat, in the name of FGR*; then how the session was opened. */
export const givenBy = (
  report: Pick<GivenReport, 'by' | 'agency' | 'delegation' | 'byLink'>,
  names: ReporterNames,
  language: Language,
): string => {
  const { by, byLink } = report
  const name = by.name === null ? ERASED[language] : isolate(by.name)
  const isOwn = by.role !== null && reportsAs({ role: by.role, delegation: by.delegation }, report) === 'own'
  const who = isOwn ? name : SCRIBE[language](name, isolate(reporterName(report, names)))
  const doubt = doubtOf(byLink ? { byLink } : {}, () => null, language)
  return doubt === null ? who : `${who}; ${doubt}`
}
