// Reads the audit: the part that the chair and the secretariat of a group may see, or all of it for operators.
//
// A group sees entries about itself or its documents; actions by its members and on their accounts that are about no other group (sign-ins,
// passwords), during their membership; and entries without a person and a group (wrong passwords for unknown addresses, backups, closed segments).
// It does not see what a member does in another group.
import type { AuditLine, AuditPage } from '../../shared/api/audit.ts'
import { type GroupId, instant } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import { aboutEntries } from './about.ts'
import { auditHead } from './append.ts'

export interface AuditQuery {
  readonly account?: string | undefined
  /** Actions or prefixes of them: `session`, `member.joined`. Empty for all. */
  readonly action?: readonly string[] | undefined
  /** Milliseconds since 1970, from inclusive, until exclusive. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** Part of a client address. */
  readonly address?: string | undefined
  /** Entries before this one. */
  readonly before?: number | undefined
  readonly limit: number
}

/** `group` null: of the whole installation. */
export const readAudit = async (db: Store, group: GroupId | null, query: AuditQuery): Promise<AuditPage> => {
  const { account, action = [], from, until, address, before, limit } = query
  let rows = db
    .selectFrom('audit as entry')
    .leftJoin('account', 'account.id', 'entry.account')
    .select(['entry.n', 'entry.at', 'entry.account', 'entry.action', 'entry.subject', 'entry.detail', 'entry.address', 'entry.hash'])
    .select('account.name')
    .where('entry.n', 'is not', null)
  if (group !== null)
    rows = rows.where((where) =>
      where.or([
        where('entry.group_id', '=', group),
        where.and([where('entry.group_id', 'is', null), where('entry.account', 'is', null)]),
        where.and([
          where('entry.group_id', 'is', null),
          where.or([
            where.exists(
              where
                .selectFrom('membership')
                .select('membership.account')
                .where('group_id', '=', group)
                .whereRef('membership.account', '=', 'entry.account'),
            ),
            // Until the end of their membership.
            where.exists(
              where
                .selectFrom('audit as removal')
                .select('removal.id')
                .where('removal.group_id', '=', group)
                .where('removal.action', '=', 'member.removed')
                .whereRef('removal.detail', '=', 'entry.account')
                .whereRef('removal.n', '>', 'entry.n'),
            ),
          ]),
        ]),
      ]),
    )
  if (account !== undefined) rows = rows.where('entry.account', '=', account)
  if (action.length > 0)
    rows = rows.where((where) =>
      where.or(action.flatMap((one) => [where('entry.action', '=', one), where('entry.action', 'like', `${one}.%`)])),
    )
  if (from !== undefined) rows = rows.where('entry.at', '>=', from)
  if (until !== undefined) rows = rows.where('entry.at', '<', until)
  if (address !== undefined) rows = rows.where('entry.address', 'like', `%${address.replace(/[%_\\]/g, '')}%`)
  if (before !== undefined) rows = rows.where('entry.n', '<', before)
  const found = await rows
    .orderBy('entry.n', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = found.slice(0, limit)
  const about = await aboutEntries(db, shown)
  const lines = shown.map(
    (row): AuditLine => ({
      n: Number(row.n),
      at: instant(row.at),
      account: row.account,
      name: row.name,
      action: row.action,
      subject: row.subject,
      detail: row.detail,
      address: row.address,
      about: about(row),
      hash: row.hash === null ? '' : Buffer.from(row.hash).toString('hex'),
    }),
  )
  const head = await auditHead(db)
  return {
    lines,
    next: found.length > limit ? (lines.at(-1)?.n ?? null) : null,
    head: { n: head.n, hash: Buffer.from(head.hash).toString('hex') },
    keptFrom: await keptFrom(db),
  }
}

/** The first entry that still exists. */
const keptFrom = async (db: Store): Promise<number> =>
  ((await db.selectFrom('audit_segment').select('last').orderBy('last', 'desc').limit(1).executeTakeFirst())?.last ?? 0) + 1
