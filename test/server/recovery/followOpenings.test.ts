import { expect, test } from 'vitest'
import type { DatabaseRow } from '../../../server/db/queries.ts'
import { followOpenings } from '../../../server/recovery/followOpenings.ts'
import { type GroupId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock } from '../../harness/clock.ts'

const GROUP = must(parseGroupId('tco'), 'a group')

test('[K3] [K5] a database that does not answer closes recovery, is reported once, and opens it again when it does', async () => {
  const clock = createFakeClock()
  const row = { group_id: GROUP, opened_at: 0, closes_at: clock.now() + 3_600_000 }
  let answer = async (): Promise<readonly DatabaseRow[]> => [row]
  const reports: string[] = []
  const opened: GroupId[] = []
  const openings = followOpenings({
    queries: { engine: 'sqlite', all: () => answer(), write: async () => undefined },
    clock,
    changed: () => undefined,
    opened: (group) => void opened.push(group),
    report: (what) => void reports.push(what),
  })
  await clock.advance(2_000)
  expect([openings.isOpen(GROUP), opened]).toEqual([true, [GROUP]])
  answer = async () => {
    throw new Error('no connection')
  }
  await clock.advance(20_000)
  expect(openings.isOpen(GROUP)).toBe(false)
  expect(reports).toHaveLength(1)
  answer = async () => [row]
  await clock.advance(2_000)
  expect([openings.isOpen(GROUP), opened]).toEqual([true, [GROUP, GROUP]])
  await clock.advance(3_600_000)
  expect(openings.isOpen(GROUP)).toBe(false)
  openings.stop()
})
