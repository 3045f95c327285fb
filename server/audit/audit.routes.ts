// The audit for the chair and the secretariat of a group: page by page, and all of it as a file.
import type { AuditLine, auditApi } from '../../shared/api/audit.ts'
import { ok } from '../../shared/result.ts'
import type { Deps } from '../identity/identityDeps.ts'
import type { Handlers } from '../routes.ts'
import { csvOf } from './csv.ts'
import { readAudit } from './readAudit.ts'

const AT_ONCE = 2_000

export const auditHandlers = (deps: Deps): Handlers<keyof typeof auditApi> => ({
  'GET /api/groups/:group/audit': async ({ group, query }) => ok(await readAudit(deps.db, group, query)),
  'GET /api/groups/:group/audit/export': async ({ c, group, query: { format, ...filters }, record }) => {
    await record('audit.exported')
    const lines: AuditLine[] = []
    let page = await readAudit(deps.db, group, { ...filters, limit: AT_ONCE })
    const { head, keptFrom } = page
    for (;;) {
      lines.push(...page.lines)
      if (page.next === null) break
      page = await readAudit(deps.db, group, { ...filters, before: page.next, limit: AT_ONCE })
    }
    c.header('Content-Disposition', `attachment; filename="audit-${group}.${format}"`)
    if (format === 'json') return c.json({ group, at: deps.clock.now(), head, keptFrom, lines })
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(csvOf(lines))
  },
})
