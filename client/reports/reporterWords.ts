// Text for who gave a report, in whose name, and how long ago.
import type { ReportInfo } from '../../shared/api/reports.ts'
import { reportsAs } from '../../shared/reports/mayReport.ts'
import type { Reporter } from '../../shared/reports/round.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { dayOf } from '../base/today.ts'
import type { ItemContext } from '../item/ItemContext.tsx'

export const reporterName = ({ agency, delegation }: Reporter, context: Pick<ItemContext, 'agency' | 'delegation'>): string =>
  (agency && context.agency(agency)?.acronym) ?? context.delegation(delegation)?.code ?? delegation.toUpperCase()

/** *Delegate, MLARS*; of a scribe *Secretariat, in the name of FGR*. */
export const givenBy = (report: ReportInfo, context: Pick<ItemContext, 'agency' | 'delegation'>, text: Messages): string => {
  const name = report.by.name ?? text.reports.byErased
  const { role, delegation } = report.by
  return role && reportsAs({ role, delegation }, report) === 'own' ? name : text.reports.scribe(name, reporterName(report, context))
}

export const agoWords = ({ at }: Pick<ReportInfo, 'at'>, context: Pick<ItemContext, 'today'>, text: Messages): string =>
  text.reports.ago(Math.max(0, daysBetween(dayOf(new Date(at)), context.today())))
