// Persistent expiry: once a minute rows that have expired by the server's clock are marked as ended, and times that a clock, since set back, wrote
// into the future are set to now.

import type { Deps } from '../deps.ts'
import { endedAt } from './apiTokens.ts'
import { forgetOldFailures } from './failures.ts'
import { currentRows, type SessionTimes } from './sessionAdapter.ts'

export const markEnds = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, times: SessionTimes): Promise<void> => {
  const now = clock.now()
  for (const table of ['invitation', 'one_time_link'] as const) {
    await db
      .updateTable(table)
      .set((row) => ({ created_at: now, expires_at: row(row('expires_at', '-', row.ref('created_at')), '+', now) }))
      .where('created_at', '>', now)
      .execute()
    await db.updateTable(table).set({ ended_at: now }).where('ended_at', 'is', null).where('expires_at', '<=', now).execute()
  }
  await db.updateTable('api_token').set(endedAt(now)).where('ended_at', 'is', null).where('expires_at', '<=', now).execute()
  // Includes claims of providers.
  for (const table of ['provider_attempt', 'provider_logout', 'passkey_challenge'] as const)
    await db.deleteFrom(table).where('expires_at', '<=', now).execute()
  const odd = db
    .selectFrom('session')
    .selectAll()
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where('last_used', '<=', now - times.idleMs),
        where('last_used', '>', now),
        where('expires_at', '>', now + times.sessionMs),
      ]),
    )
  await currentRows({ db, clock }, times, await odd.execute())
  await forgetOldFailures(db, now)
}
