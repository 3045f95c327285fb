// The audit for the chair and the secretariat of a group: page by page, and all of it as a file.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { AuditLine } from '../../shared/api/audit.ts'
import { parseGroupId } from '../../shared/ids.ts'
import { answer, type Env } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Deps } from '../identity/deps.ts'
import { csvOf } from './csv.ts'
import { readAudit } from './readAudit.ts'

const number = z.coerce.number().int().nonnegative().optional()
const Filters = z.object({
  account: z.string().max(64).optional(),
  action: z
    .string()
    .regex(/^[A-Za-z.]{1,40}(,[A-Za-z.]{1,40}){0,20}$/)
    .transform((text) => text.split(','))
    .optional(),
  from: number,
  until: number,
  address: z.string().max(64).optional(),
})
const Page = Filters.extend({ before: number, limit: z.coerce.number().int().min(1).max(200).default(100) })
const Export = Filters.extend({ format: z.enum(['csv', 'json']) })
const AT_ONCE = 2_000

export const auditRoutes = (deps: Deps) => {
  const allow = (c: Context<Env>) => permit(deps, c, 'audit.read', parseGroupId(c.req.param('group')))
  return new Hono<Env>()
    .get('/api/groups/:group/audit', async (c) => {
      const allowed = await allow(c)
      if (!allowed.ok) return answer(c, allowed.refusal)
      const asked = Page.safeParse(c.req.query())
      if (!asked.success) return answer(c, 'bad-request')
      return c.json(await readAudit(deps.db, allowed.value.group, asked.data))
    })
    .get('/api/groups/:group/audit/export', async (c) => {
      const allowed = await allow(c)
      if (!allowed.ok) return answer(c, allowed.refusal)
      const asked = Export.safeParse(c.req.query())
      if (!asked.success) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const { format, ...filters } = asked.data
      await recordAudit(deps.db, deps.clock, {
        account: actor.account,
        action: 'audit.exported',
        subject: group,
        address: c.get('address'),
      })
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
    })
}
