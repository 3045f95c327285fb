// How many threads are open and unread where, of two thousand: read upon each news by everybody who is there.
import { expect, test } from 'vitest'
import { countsFor, threadsFor } from '../../../server/comments/readThreads.ts'
import { leastCpuMs } from '../../harness/leastCpu.ts'
import { GROUP, openWorld } from '../testWorld.ts'

const THREADS = 2_000
const LATER = 2_000_000_000_000

test('[P1] two thousand threads are counted quickly, and as their reader sees them', async () => {
  const world = await openWorld()
  try {
    const [ana, bob] = [await world.addPerson('ana@example.org', 'delegate'), await world.addPerson('bob@example.org', 'delegate')]
    const chair = await world.addPerson('chair@example.org', 'chair')
    const { db } = world.server.deps
    await db.transaction().execute(async (inside) => {
      for (let n = 0; n < THREADS; n++) {
        const at = LATER + n
        const own = n % 4 === 0
        await inside
          .insertInto('comment_thread')
          .values({
            id: `t${n}`,
            group_id: GROUP,
            number: n,
            document: `roadmap:${GROUP}`,
            subject: `item:i${n % 500}`,
            field: null,
            anchor: null,
            visibility: own ? 'delegation' : 'all',
            delegation: own ? 'co' : null,
            created_by: bob,
            created_at: at,
            resolved_by: n % 3 === 0 ? bob : null,
            resolved_at: n % 3 === 0 ? at : null,
            changed_at: at + 3,
            version: 1,
          })
          .execute()
        for (let said = 0; said < 4; said++)
          await inside
            .insertInto('comment')
            .values({
              id: `c${n}-${said}`,
              thread: `t${n}`,
              account: said === 3 && n % 5 === 0 ? ana : bob,
              delegation: 'co',
              language: 'es',
              words: 'Falta el anexo.',
              other_words: null,
              other_by: null,
              other_at: null,
              folded: 'falta el anexo.',
              at: at + said,
              edited_at: null,
              removed_at: said === 3 && n % 7 === 0 ? at : null,
              removed_by: null,
            })
            .execute()
        // Of some all is seen, of some all but the last comment, of some nothing.
        if (n % 10 !== 0)
          await inside
            .insertInto('thread_seen')
            .values({ account: ana, thread: `t${n}`, seen_at: at + (n % 10 === 1 ? 2 : 3) })
            .execute()
      }
    })
    for (const account of [ana, chair]) {
      const reader = { group: GROUP, account, now: LATER }
      const counted = await countsFor(db, reader)
      const threads = []
      for (let after: string | undefined, more = true; more; ) {
        const page = await threadsFor(db, reader, { after })
        threads.push(...page.threads)
        ;[after, more] = [page.next, page.more]
      }
      const unread = threads.filter(({ comments, id }) => {
        const n = Number(id.slice(1))
        const seen = account === ana && n % 10 !== 0 ? LATER + n + (n % 10 === 1 ? 2 : 3) : 0
        return comments.some((one) => one.account !== account && one.removed === null && one.at > seen)
      })
      expect(threads).toHaveLength(account === ana ? THREADS : THREADS - THREADS / 4)
      expect(counted.unread).toBe(unread.length)
      expect(threads.filter((thread) => thread.unread)).toHaveLength(unread.length)
      expect(counted.open).toBe(threads.filter(({ resolved }) => resolved === null).length)
      for (const { subject, open, resolved, ownDelegation } of counted.subjects.slice(0, 12)) {
        const here = threads.filter((thread) => thread.subject === subject)
        const alive = here.filter((thread) => thread.resolved === null)
        const own = alive.filter(({ visibility }) => visibility === 'delegation').length
        expect([open, resolved, ownDelegation]).toEqual([alive.length, here.length - alive.length, own])
      }
    }
    // 2.5 to 4 ms here; 7.3 when every comment of every thread was looked at.
    expect(await leastCpuMs(15, () => countsFor(db, { group: GROUP, account: ana, now: LATER }))).toBeLessThan(15)
  } finally {
    await world.close()
  }
})
