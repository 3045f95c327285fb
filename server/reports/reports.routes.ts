// Reports of agencies: given by their delegations, read by the whole group.
import type { ReportInfo, reportApi } from '../../shared/api/reports.ts'
import { type Report, reportsIn } from '../../shared/reports/reports.ts'
import { must, ok } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import type { Handlers } from '../routes.ts'
import { giveReport, type ReportDeps } from './giveReport.ts'

export const reportHandlers = (deps: ReportDeps): Handlers<keyof typeof reportApi> => ({
  'GET /api/groups/:group/reports': async ({ group, query: { item } }) => {
    const reports = reportsIn(await deps.acts.of(group))
    return ok(await withNames(deps.db, item === undefined ? reports : reports.filter((one) => one.item === item)))
  },
  'POST /api/groups/:group/reports': async ({ actor, group, body, record }) => {
    const given = await giveReport(deps, actor, group, body)
    if (!given.ok) return given
    const { report, isNew } = given.value
    if (isNew) await record('report.given', `${report.item}: ${report.agency ?? report.delegation}`)
    const [value] = await withNames(deps.db, [report])
    return { ok: true, value: must(value, 'the report just given'), status: isNew ? 201 : 200 }
  },
})

/** As people were called when they gave them. */
const withNames = async (db: Store, reports: readonly Report[]): Promise<readonly ReportInfo[]> => {
  const commitments = [...new Set(reports.flatMap(({ by }) => by?.name ?? []))]
  const rows =
    commitments.length === 0
      ? []
      : await db.selectFrom('act_word').select(['commitment', 'words']).where('commitment', 'in', commitments).execute()
  const words = new Map(rows.map(({ commitment, words: said }) => [commitment, said]))
  return reports.flatMap(({ by, ...report }) => (by ? [{ ...report, by: { ...by, name: words.get(by.name) ?? null } }] : []))
}
