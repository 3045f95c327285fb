import { expect, test } from 'vitest'
import { dueOf, FEWEST_A_NIGHT, type LogAge, VERIFIED_WITHIN_NIGHTS } from '../../../server/trust/dueLogs.ts'
import { type DocumentId, pageId } from '../../../shared/ids.ts'
import { PLAN } from '../../shared/history/life.ts'

const quiet = (logs: number): LogAge[] =>
  Array.from({ length: logs }, (_, at) => ({ document: pageId(`group-text${at}`), checked: at + 1, isChanged: false }))

test('[T60] a night verifies what has changed and the oldest share of the rest, so that every log is verified within sixty nights', () => {
  const [first, ...rest] = quiet(60_000)
  if (!first) throw new Error('no log')
  let ages: readonly LogAge[] = [...rest, { ...first, checked: 70_000, isChanged: true }]
  const verified = new Set<DocumentId>()
  for (let night = 0; night < VERIFIED_WITHIN_NIGHTS; night++) {
    const due = new Set(dueOf(ages))
    expect(due).toContain(first.document)
    expect(due.size).toBe(1_001)
    for (const document of due) verified.add(document)
    ages = ages.map((age) => (due.has(age.document) ? { ...age, checked: 100_000 + night } : age))
  }
  expect(verified.size).toBe(60_000)
})

test('[T60] a small installation is verified whole every night, and what was never verified comes first', () => {
  expect(dueOf(quiet(FEWEST_A_NIGHT))).toHaveLength(FEWEST_A_NIGHT)
  const never = { document: PLAN, checked: null, isChanged: false }
  expect(dueOf([...quiet(FEWEST_A_NIGHT), never])[0]).toBe(PLAN)
})
