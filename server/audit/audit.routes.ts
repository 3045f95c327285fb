// Audit for the chair and the secretariat of a group: in pages, and as a file.
import type { auditApi } from '../../shared/api/audit.ts'
import { ok } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import type { Handlers } from '../routes.ts'
import { auditFile } from './auditFile.ts'
import { readAudit } from './readAudit.ts'

export const auditHandlers = (deps: Deps): Handlers<keyof typeof auditApi> => ({
  'GET /api/groups/:group/audit': async ({ group, query }) => ok(await readAudit(deps.db, group, query)),
  'GET /api/groups/:group/audit/export': async ({ c, group, query, record }) => {
    await record('audit.exported')
    const { headers, body } = await auditFile(deps, group, query)
    return c.body(body, 200, headers)
  },
})
