import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Closing } from '../../../shared/api/trust.ts'
import { closingFingerprint } from '../../../shared/closingFingerprint.ts'
import { parseDocumentId, parseGroupId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP } from '../testWorld.ts'
import { openTrusting, PLAN, type Trusting } from './holding.ts'

describe('[T18] the fingerprint of a closing', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
    await held.write(PLAN, 3)
    const { id } = await newMeeting(held.chair)
    for (const state of ['open', 'inSession', 'closed'] as const) await become(held.chair, id, state)
  })
  afterEach(() => held.world.close())
  const closings = async (): Promise<readonly Closing[]> => (await held.observer.ask('GET', `/api/groups/${GROUP}/closings`)).body

  test('is eight groups of five digits, the same for everybody, and stays when the group writes on', async () => {
    const [closing] = await closings()
    const made = await closingFingerprint(GROUP, must(closing, 'a closing').heads)
    expect(made).toMatch(/^(\d{5} ){7}\d{5}$/)
    expect(closing).toMatchObject({ number: 1 })
    await held.write(PLAN, 3)
    const [again] = await closings()
    expect(await closingFingerprint(GROUP, [...must(again, 'a closing').heads].reverse())).toBe(made)
  })

  test('is another one when any head of it is: of another entry, another log, or another group', async () => {
    const heads = must((await closings())[0], 'a closing').heads
    const all = new Set([await closingFingerprint(GROUP, heads)])
    await held.world.server.deps.db.executeQuery(CompiledQuery.raw(`UPDATE mark_head SET seq = seq - 1 WHERE document = '${PLAN}'`))
    all.add(await closingFingerprint(GROUP, must((await closings())[0], 'a closing').heads))
    all.add(await closingFingerprint(GROUP, heads.slice(1)))
    all.add(await closingFingerprint(must(parseGroupId('other'), 'a group'), heads))
    expect(all.size).toBe(4)
  })

  test('is that of the golden closing for ever', async () => {
    const heads = [{ document: must(parseDocumentId('roadmap:tco'), 'a plan'), seq: seq(7), hash: 'ab'.repeat(32) }]
    expect(await closingFingerprint(GROUP, heads)).toBe('11804 81630 67418 31447 55512 13053 06755 84000')
  })
})
