// Export of all audit entries that match some filters.
import type { AuditLine } from '../../shared/api/audit.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { csvOf } from './csv.ts'
import { type AuditQuery, readAudit } from './readAudit.ts'

const AT_ONCE = 2_000

type Filters = Omit<AuditQuery, 'before' | 'limit'> & { readonly format: 'csv' | 'json' }

/** Headers and body of the answer. `group` null: of the whole installation. */
export const auditFile = async (
  { db, clock }: { readonly db: Store; readonly clock: Pick<Clock, 'now'> },
  group: GroupId | null,
  { format, ...filters }: Filters,
): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly body: string }> => {
  const lines: AuditLine[] = []
  let page = await readAudit(db, group, { ...filters, limit: AT_ONCE })
  const { head, keptFrom } = page
  for (;;) {
    lines.push(...page.lines)
    if (page.next === null) break
    page = await readAudit(db, group, { ...filters, before: page.next, limit: AT_ONCE })
  }
  const type = format === 'json' ? 'application/json' : 'text/csv; charset=utf-8'
  return {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="audit-${group ?? 'installation'}.${format}"` },
    body: format === 'json' ? JSON.stringify({ group, at: clock.now(), head, keptFrom, lines }) : csvOf(lines),
  }
}
