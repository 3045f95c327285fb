// The rule in SQL, held against the pure one over made-up seats and threads, on both engines.
import { expect, test } from 'vitest'
import { visibleThreads } from '../../../server/comments/visibleThreads.ts'
import { SETTLED_MS } from '../../../shared/acts/consent.ts'
import { type DelegationSeat, type FormerSeat, seesThread } from '../../../shared/comments/whoSees.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { GROUP, openWorld, type World } from '../testWorld.ts'

const postgres = usePostgres()
const NOW = 3 * SETTLED_MS
const PEOPLE = 12
const THREADS = 60

const moment = (dice: Dice) => dice.below(40) * (SETTLED_MS / 10)

interface Written {
  readonly id: string
  readonly begunAt: number
  readonly comments: readonly { readonly at: number; readonly edits: readonly number[] }[]
}

const writeThreads = async ({ server }: World, dice: Dice, by: AccountId): Promise<readonly Written[]> => {
  const { db } = server.deps
  const made: Written[] = []
  for (let n = 0; n < THREADS; n++) {
    const id = `t${n}`
    const begunAt = moment(dice)
    const later = () => begunAt + moment(dice)
    const comments = Array.from({ length: 1 + dice.below(3) }, (_, said) => ({
      at: said === 0 ? begunAt : later(),
      edits: [...new Set(Array.from({ length: dice.chance(0.4) ? dice.below(3) : 0 }, later))],
    }))
    await db
      .insertInto('comment_thread')
      .values({
        id,
        group_id: GROUP,
        number: n,
        document: `roadmap:${GROUP}`,
        subject: 'item:i1',
        visibility: 'delegation',
        delegation: 'co',
        created_by: by,
        created_at: begunAt,
        changed_at: begunAt,
        version: 1,
      })
      .execute()
    for (const [said, { at, edits }] of comments.entries()) {
      const comment = `${id}-${said}`
      await db
        .insertInto('comment')
        .values({ id: comment, thread: id, account: by, delegation: 'co', language: 'es', words: '', folded: '', at })
        .execute()
      for (const edit of edits) await db.insertInto('comment_edit').values({ comment, at: edit }).execute()
    }
    made.push({ id, begunAt, comments })
  }
  return made
}

const giveSeats = async (
  { server }: World,
  dice: Dice,
  account: AccountId,
): Promise<{ seat: DelegationSeat | null; former: readonly FormerSeat[] }> => {
  const { db } = server.deps
  const maybe = (value: number) => (dice.chance(0.5) ? value : null)
  const seat = dice.chance(0.9)
    ? { since: moment(dice), toldAt: maybe(moment(dice)), admittedAt: dice.chance(0.2) ? moment(dice) : null }
    : null
  await db
    .updateTable('membership')
    .set({ seat_since: seat?.since ?? null, seat_told_at: seat?.toldAt ?? null, seat_admitted_at: seat?.admittedAt ?? null })
    .where('account', '=', account)
    .execute()
  const former = Array.from({ length: dice.below(3) }, () => {
    const since = moment(dice)
    return { since, until: since + 1 + moment(dice) }
  }).filter(({ since }, at, all) => all.findIndex((one) => one.since === since) === at)
  for (const { since, until } of former)
    await db
      .insertInto('former_seat')
      .values({ group_id: GROUP, account, delegation: dice.chance(0.8) ? 'co' : 'mx', since, until, told_at: null })
      .execute()
  const own = await db.selectFrom('former_seat').selectAll().where('account', '=', account).where('delegation', '=', 'co').execute()
  return { seat, former: own.map(({ since, until }) => ({ since: Number(since), until: Number(until) })) }
}

test.each([['SQLite'], ['PostgreSQL']] as const)('[P1] [P25] on %s the rows open the threads that the rule opens', async (engine) => {
  const env = engine === 'SQLite' ? {} : { DATABASE_URL: await postgres().database() }
  const world = await openWorld({ env })
  try {
    const seed = seedOf(20_261_201)
    const dice = createDice(seed)
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => world.addPerson(`p${n}@example.org`, 'delegate')))
    const [first = ''] = people
    const threads = await writeThreads(world, dice, first as AccountId)
    const counted = { seen: 0, hidden: 0 }
    for (const account of people) {
      const seats = await giveSeats(world, dice, account)
      const expected = threads
        .filter(({ begunAt, comments }) => {
          const writtenAt = comments.flatMap(({ at, edits }) => [at, ...edits])
          return seesThread({ begunAt, writtenAt }, seats, NOW)
        })
        .map(({ id }) => id)
      const rows = await visibleThreads(world.server.deps.db, { group: GROUP, account, now: NOW }).select('comment_thread.id').execute()
      expect([seed, account, rows.map(({ id }) => id).sort()]).toEqual([seed, account, expected.sort()])
      counted.seen += expected.length
      counted.hidden += threads.length - expected.length
    }
    expect([counted.seen > 50, counted.hidden > 50]).toEqual([true, true])
  } finally {
    await world.close()
  }
})
