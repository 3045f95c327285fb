import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInThreadWork } from '../../../server/background/inThreadWork.ts'
import { composeServer } from '../../../server/composeServer.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { SIGN_EVERY_MS } from '../../../server/trust/rounds.ts'
import { isTrueHead, keyIdOf } from '../../../server/trust/signedHead.ts'
import { createSigner } from '../../../server/trust/signer.ts'
import type { SignedHeads } from '../../../shared/api/trust.ts'
import { aFolder } from '../log/openLog.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP } from '../testWorld.ts'
import { ACTS, openTrusting, PLAN, type Trusting } from './holding.ts'

describe('[T4] heads are signed', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
  })
  afterEach(() => held.world.close())

  /** Of the documents that people write; those of the acts are `ofActs`. */
  const signed = ({ deps } = held.world.server) =>
    deps.db.selectFrom('signed_head').selectAll().where('document', '!=', ACTS).orderBy('at').orderBy('document').execute()
  const ofActs = () => held.world.server.deps.db.selectFrom('signed_head').selectAll().where('document', '=', ACTS).orderBy('at').execute()
  const heads = async (): Promise<SignedHeads> => (await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)).body

  test('by one key, made when it is first needed, whose name is the beginning of its own hash and whose private part stays', async () => {
    expect((await held.observer.ask('GET', '/api/keys')).body).toEqual([])
    await held.write(PLAN, 3)
    await Promise.all([heads(), heads(), heads()])
    const answer = await held.observer.ask('GET', '/api/keys')
    expect(answer.body).toHaveLength(1)
    expect(keyIdOf(Buffer.from(answer.body[0].publicKey, 'hex'))).toBe(answer.body[0].id)
    expect(Object.keys(answer.body[0]).sort()).toEqual(['id', 'publicKey', 'since'])
  })

  test('every ten minutes, of the logs that have grown and of no others', async () => {
    await held.write(PLAN, 3)
    await held.write(held.text, 2)
    held.clock.advance(SIGN_EVERY_MS)
    await expect
      .poll(() => signed())
      .toMatchObject([
        { document: held.text, seq: 2, reason: 'periodic' },
        { document: PLAN, seq: 3, reason: 'periodic' },
      ])
    await held.write(PLAN, 1)
    held.clock.advance(SIGN_EVERY_MS)
    await expect.poll(() => signed()).toHaveLength(3)
    for (let again = 0; again < 5; again++) held.clock.advance(SIGN_EVERY_MS)
    expect(await signed()).toHaveLength(3)
  })

  test('when a session closes', async () => {
    await held.write(PLAN, 2)
    const { id } = await newMeeting(held.chair)
    for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(held.chair, id, state)).toBe(200)
    await expect.poll(() => signed()).toMatchObject([{ document: PLAN, seq: 2, reason: 'meeting' }])
    // With the act that closed it.
    expect(await ofActs()).toMatchObject([{ seq: (await held.world.server.log.head(ACTS)).seq, reason: 'meeting' }])
  })

  test('by the next start, once, when the server was killed before it could sign what the session found', async () => {
    await held.write(PLAN, 2)
    const { id } = await newMeeting(held.chair)
    for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(held.chair, id, state)).toBe(200)
    await expect.poll(() => signed()).toHaveLength(1)
    const { deps } = held.world.server
    await deps.db.deleteFrom('signed_head').execute()
    await held.write(PLAN, 3)
    expect(await createSigner(deps).signGrown({ since: 0 })).toBe(2)
    held.clock.advance(1_000)
    // A server on what a kill would leave.
    const dataDir = join(aFolder(), 'killed')
    cpSync(held.world.config.dataDir, dataDir, { recursive: true })
    const again = await composeServer(
      { ...held.world.config, dataDir },
      {
        clock: held.clock,
        background: createInThreadWork,
        logger: createLogger('silent'),
      },
    )
    await expect
      .poll(() => signed(again))
      .toMatchObject([
        { document: PLAN, seq: 5, reason: 'periodic' },
        { document: PLAN, seq: 2, reason: 'meeting' },
      ])
    expect(await createSigner(again.deps).signClosed(0)).toBe(0)
    await again.close()
  })

  test('for anybody in the group to download with the keys that they are signed by: each one true, none true when changed', async () => {
    await held.write(PLAN, 2)
    const { heads: all, keys, group } = await heads()
    expect(group).toBe(GROUP)
    expect(all).toMatchObject([
      { document: ACTS, seq: 5 },
      { document: PLAN, seq: 2 },
    ])
    for (const head of all) {
      expect(isTrueHead(head, keys)).toBe(true)
      expect(isTrueHead({ ...head, at: held.clock.now() }, keys)).toBe(head.at === held.clock.now())
      expect(isTrueHead({ ...head, hash: '0'.repeat(64) }, keys)).toBe(false)
      expect(isTrueHead({ ...head, signature: head.signature.replace(/^../, 'zz') }, keys)).toBe(false)
      expect(isTrueHead(head, [])).toBe(false)
    }
    expect(
      await held.world.server.deps.db.selectFrom('audit').select('action').where('action', '=', 'heads.exported').execute(),
    ).toHaveLength(1)
  })

  test('and given, for a long history, of the newest moments, and in any case of each document', async () => {
    await held.write(held.text, 1)
    await heads()
    const { db } = held.world.server.deps
    const [old] = await signed()
    if (!old) throw new Error('no signed head')
    const many = Array.from({ length: 2_100 }, (_, index) => ({ ...old, document: PLAN, seq: index + 1, at: old.at + 1 + index }))
    for (let from = 0; from < many.length; from += 300)
      await db
        .insertInto('signed_head')
        .values(many.slice(from, from + 300))
        .execute()
    const { heads: given } = await heads()
    expect(given).toHaveLength(2_002)
    expect(given[0]).toMatchObject({ document: PLAN, seq: 2_100 })
    expect(given.slice(-2).map(({ document }) => document)).toContain(ACTS)
    expect(given.find(({ document }) => document === held.text)).toMatchObject({ document: held.text, seq: 1 })
  })
})
