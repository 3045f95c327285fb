// Accounts of the installation for its operators: state, ways to sign in, memberships.
import type { AdministeredAccount } from '../../shared/api/administration.ts'
import { parseLanguage } from '../../shared/bilingual.ts'
import { instant, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { parseRole } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'

/** Maximum per answer; a more specific search finds the others. */
const MOST = 100

export const administeredAccounts = async (
  db: Store,
  { q, now }: { readonly q: string; readonly now: number },
): Promise<{ readonly accounts: readonly AdministeredAccount[]; readonly more: boolean }> => {
  const letters = `%${q
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, '')}%`
  const rows = await db
    .selectFrom('account')
    .leftJoin('operator', 'operator.account', 'account.id')
    .leftJoin('authenticator', 'authenticator.account', 'account.id')
    .select(['account.id', 'account.name', 'account.email', 'account.language', 'account.created_at', 'account.disabled_at'])
    .select(['operator.since', 'authenticator.created_at as factor_at'])
    .select((of) =>
      of
        .selectFrom('passkey')
        .select((all) => all.fn.countAll().as('count'))
        .whereRef('passkey.account', '=', 'account.id')
        .as('passkeys'),
    )
    .where('account.erased_at', 'is', null)
    .where((row) => row.or([row(row.fn('lower', ['account.name']), 'like', letters), row('account.email', 'like', letters)]))
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(MOST + 1)
    .execute()
  const shown = rows.slice(0, MOST)
  if (shown.length === 0) return { accounts: [], more: false }
  const ids = shown.map(({ id }) => id)
  const [seats, sessions] = await Promise.all([
    db
      .selectFrom('membership')
      .innerJoin('work_group', 'work_group.id', 'membership.group_id')
      .select(['membership.account', 'membership.group_id', 'membership.role', 'work_group.name_es', 'work_group.name_en'])
      .where('membership.account', 'in', ids)
      .orderBy('membership.created_at')
      .execute(),
    db
      .selectFrom('session')
      .select(({ fn }) => ['account', fn.countAll().as('count'), fn.max('last_used').as('last_used')])
      .where('account', 'in', ids)
      .where('expires_at', '>', now)
      .groupBy('account')
      .execute(),
  ])
  const accounts = shown.map((row): AdministeredAccount => {
    const open = sessions.find(({ account }) => account === row.id)
    return {
      account: must(parseAccountId(row.id), 'an account'),
      name: row.name,
      email: row.email,
      language: parseLanguage(row.language) ?? 'es',
      createdAt: instant(row.created_at),
      lastUsed: open?.last_used == null ? null : instant(Number(open.last_used)),
      sessions: Number(open?.count ?? 0),
      secondFactor: row.factor_at !== null || Number(row.passkeys) > 0,
      disabled: row.disabled_at !== null,
      operator: row.since !== null,
      groups: seats
        .filter(({ account }) => account === row.id)
        .map((seat) => ({
          group: must(parseGroupId(seat.group_id), 'the group of a membership'),
          name: { es: seat.name_es, en: seat.name_en },
          role: must(parseRole(seat.role), 'the role of a membership'),
        })),
    }
  })
  return { accounts, more: rows.length > MOST }
}
