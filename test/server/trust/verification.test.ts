import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHECK_AT_MS, FIRST_CHECK_MS, untilNextCheck } from '../../../server/trust/rounds.ts'
import { createVerifications } from '../../../server/trust/verification.ts'
import { AUDIT } from '../../../server/trust/verifier.ts'
import type { Verification } from '../../../shared/api/trust.ts'
import { GROUP } from '../testWorld.ts'
import { ACTS, openTrusting, PLAN, type Trusting } from './holding.ts'

const HERE = `/api/groups/${GROUP}/verification`
const DAY = 24 * 60 * 60_000

const NO_ACTS = { of: async () => [] }

describe('[T5] the logs are checked', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
    await held.write(PLAN, 6)
    await held.write(held.text, 2)
  })
  afterEach(() => held.world.close())

  const spoil = (sql: string) => held.world.server.deps.db.executeQuery(CompiledQuery.raw(sql))
  const ofThePlan = `document = (SELECT number FROM log_document WHERE id = '${PLAN}')`
  const last = async (): Promise<Verification> => (await held.observer.ask('GET', HERE)).body
  const check = async (): Promise<Verification> => (await held.observer.ask('POST', HERE, {})).body

  test('on demand, by any member; the result stays', async () => {
    expect(await last()).toEqual({ at: null, documents: [], audit: null, rowsSince: null })
    const found = await check()
    expect(found).toEqual({
      at: held.clock.now(),
      documents: [
        { document: PLAN, at: held.clock.now(), entries: 6, ok: true, seq: null, why: null, reading: null },
        { document: held.text, at: held.clock.now(), entries: 2, ok: true, seq: null, why: null, reading: null },
        { document: ACTS, at: held.clock.now(), entries: 4, ok: true, seq: null, why: null, reading: null },
      ],
      audit: { entries: 3, ok: true, why: null },
      rowsSince: null,
    })
    expect(await last()).toEqual(found)
  })

  test('with the first changed entry named on screen, to supervisors and in the metrics', async () => {
    await spoil(`UPDATE log_entry SET author = 'eve' WHERE ${ofThePlan} AND seq = 4`)
    const found = await check()
    expect(found.documents[0]).toEqual({
      document: PLAN,
      at: held.clock.now(),
      entries: 3,
      ok: false,
      seq: 4,
      why: 'the entry is not as it was written',
      reading: null,
    })
    expect(found.documents[1]).toMatchObject({ ok: true })
    expect((await held.observer.ask('GET', '/readyz')).body).toMatchObject({ ready: true, damaged: [PLAN] })
    expect((await held.observer.ask('GET', '/metrics')).text).toContain('ruta_logs_damaged 1')
  })

  test('[O9] a minute after the start, before anybody has opened them', async () => {
    await spoil(`UPDATE log_entry SET author = 'eve' WHERE ${ofThePlan} AND seq = 4`)
    held.clock.advance(FIRST_CHECK_MS)
    await expect.poll(last).toMatchObject({ documents: [{ document: PLAN, ok: false, seq: 4 }, { ok: true }, { ok: true }] })
  })

  test('[T60] after a start only where something was written since, and it says since when all of them were', async () => {
    held.clock.advance(1_000)
    const before = (await check()).at
    held.clock.advance(1_000)
    await held.write(PLAN, 1)
    held.clock.advance(FIRST_CHECK_MS - 2_000)
    await expect.poll(async () => (await last()).documents[0]).toMatchObject({ document: PLAN, at: held.clock.now(), entries: 7 })
    expect(await last()).toMatchObject({ at: before, documents: [{ document: PLAN }, { at: before }, { at: before }] })
  })

  test('every night at eight in the morning, UTC', async () => {
    expect(untilNextCheck(0)).toBe(CHECK_AT_MS)
    expect(untilNextCheck(CHECK_AT_MS)).toBe(DAY)
    expect(untilNextCheck(CHECK_AT_MS - 1)).toBe(1)
    const found = () =>
      held.world.server.deps.db
        .selectFrom('verification')
        .selectAll()
        .where('document', 'not in', [ACTS, AUDIT])
        .orderBy('document')
        .execute()
    held.clock.advance(untilNextCheck(held.clock.now()))
    await expect.poll(found).toMatchObject([{ bad_seq: null }, { document: PLAN, entries: 6, bad_seq: null }])
    await spoil(`DELETE FROM log_entry WHERE ${ofThePlan} AND seq = 6`)
    held.clock.advance(DAY)
    await expect.poll(found).toMatchObject([{ bad_seq: null }, { document: PLAN, bad_seq: 6 }])
  })

  test('also against signed heads: a log that was written anew, with every hash in order, is caught', async () => {
    await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)
    await spoil(`DELETE FROM log_entry WHERE ${ofThePlan}`)
    await spoil(`DELETE FROM log_head WHERE ${ofThePlan}`)
    held.clock.advance(1_000)
    await held.write(PLAN, 7)
    expect((await check()).documents[0]).toMatchObject({
      document: PLAN,
      ok: false,
      seq: 6,
      why: expect.stringMatching(/do not lead to the head that was signed/),
    })
  })

  test('also for signatures that are not ours, and keys that go under another name', async () => {
    await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)
    await spoil('UPDATE signing_key SET public_key = zeroblob(44)')
    const { documents } = await check()
    expect(documents.map(({ ok, why }) => [ok, why])).toEqual([
      [false, 'a signed head is not as it was signed'],
      [false, 'a signed head is not as it was signed'],
      [false, 'a signed head is not as it was signed'],
    ])
  })

  test('once for all who ask within ten seconds, and again after a failure', async () => {
    const { db } = held.world.server.deps
    let elapsed = 0
    let rounds = 0
    let fails = true
    const verify = async () => {
      rounds += 1
      if (fails) throw new Error('the worker ended')
    }
    const verifications = createVerifications({ db, clock: { ...held.clock, elapsed: () => elapsed }, acts: NO_ACTS, verify })
    await expect(verifications.check(GROUP)).rejects.toThrow('the worker ended')
    fails = false
    await Promise.all([verifications.check(GROUP), verifications.check(GROUP)])
    elapsed = 9_000
    await verifications.check(GROUP)
    expect(rounds).toBe(2)
    elapsed = 10_001
    await verifications.check(GROUP)
    expect(rounds).toBe(3)
  })

  test('never twice at once, however long a check takes', async () => {
    let elapsed = 0
    let rounds = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    const verify = () => {
      rounds += 1
      return promise
    }
    const verifications = createVerifications({
      db: held.world.server.deps.db,
      clock: { ...held.clock, elapsed: () => elapsed },
      acts: NO_ACTS,
      verify,
    })
    const first = verifications.check(GROUP)
    elapsed = 60_000
    const second = verifications.check(GROUP)
    resolve()
    await Promise.all([first, second])
    elapsed = 69_000
    await verifications.check(GROUP)
    expect(rounds).toBe(1)
  })
})
