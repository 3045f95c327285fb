// Routes of reports: written by delegations, readable by the whole group.
import type { reportApi } from '../../shared/api/reports.ts'
import type { GroupId, Instant } from '../../shared/ids.ts'
import { must, ok, type Result } from '../../shared/result.ts'
import type { Handlers } from '../routes.ts'
import { givenReports } from './givenReports.ts'
import { giveReport, type ReportDeps } from './giveReport.ts'

export interface ReportRoutesDeps extends ReportDeps {
  /** Sends a reminder for missing reports. */
  readonly remind: (group: GroupId) => Promise<Result<{ readonly people: number; readonly agencies: number }>>
  readonly lastAsked: (group: GroupId) => Promise<Instant | null>
}

export const reportHandlers = (deps: ReportRoutesDeps): Handlers<keyof typeof reportApi> => ({
  'GET /api/groups/:group/reports': async ({ group, query: { item } }) => {
    return ok(await givenReports(deps, group, (one) => item === undefined || one.item === item))
  },
  'POST /api/groups/:group/reports': async ({ actor, group, body, record }) => {
    const given = await giveReport(deps, actor, group, body)
    if (!given.ok) return given
    const { report, isNew } = given.value
    if (isNew) await record('report.given', `${report.item}: ${report.agency ?? report.delegation}`)
    const [value] = await givenReports(deps, group, ({ n }) => n === report.n)
    return { ok: true, value: must(value, 'the report just given'), status: isNew ? 201 : 200 }
  },
  'GET /api/groups/:group/reports/reminders': async ({ group }) => ok({ at: await deps.lastAsked(group) }),
  'POST /api/groups/:group/reports/reminders': async ({ group, record }) => {
    const reminded = await deps.remind(group)
    if (reminded.ok) await record('report.reminded', String(reminded.value.people))
    return reminded
  },
})
