// Routes of reports: written by delegations, readable by the whole group.
import type { ReportInfo, reportApi } from '../../shared/api/reports.ts'
import type { GroupId, Instant } from '../../shared/ids.ts'
import { type Report, reportsIn } from '../../shared/reports/reports.ts'
import { must, ok, type Result } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import type { Handlers } from '../routes.ts'
import { giveReport, type ReportDeps } from './giveReport.ts'

export interface ReportRoutesDeps extends ReportDeps {
  /** Sends a reminder for missing reports. */
  readonly remind: (group: GroupId) => Promise<Result<{ readonly people: number; readonly agencies: number }>>
  readonly lastAsked: (group: GroupId) => Promise<Instant | null>
}

export const reportHandlers = (deps: ReportRoutesDeps): Handlers<keyof typeof reportApi> => ({
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
  'GET /api/groups/:group/reports/reminders': async ({ group }) => ok({ at: await deps.lastAsked(group) }),
  'POST /api/groups/:group/reports/reminders': async ({ group, record }) => {
    const reminded = await deps.remind(group)
    if (reminded.ok) await record('report.reminded', String(reminded.value.people))
    return reminded
  },
})

/** Names at the time of the report. */
const withNames = async (db: Store, reports: readonly Report[]): Promise<readonly ReportInfo[]> => {
  const commitments = [...new Set(reports.flatMap(({ by }) => by?.name ?? []))]
  const rows =
    commitments.length === 0
      ? []
      : await db.selectFrom('act_word').select(['commitment', 'words']).where('commitment', 'in', commitments).execute()
  const words = new Map(rows.map(({ commitment, words: said }) => [commitment, said]))
  return reports.flatMap(({ by, ...report }) => (by ? [{ ...report, by: { ...by, name: words.get(by.name) ?? null } }] : []))
}
