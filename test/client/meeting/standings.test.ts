// Who is in the room, by delegation. Before a session begins nobody is absent from it, and no quorum is missing.
import { expect, test } from 'vitest'
import { attendanceCounts } from '../../../client/meeting/quorum.ts'
import { delegationStanding } from '../../../client/meeting/standings.ts'
import { type DelegationId, instant } from '../../../shared/ids.ts'

const [CO, MX] = ['co', 'mx'] as DelegationId[] as [DelegationId, DelegationId]
const counted = [{ delegation: CO, count: 3 }]
const online = [{ name: 'Delegate, FGR', delegation: MX }]

test.each([
  ['counted in the room', CO, counted, [], true, 'present'],
  ['counted in the room before it begins', CO, counted, [], false, 'present'],
  ['only online', MX, counted, online, true, 'online'],
  ['only online before it begins', MX, counted, online, false, 'online'],
  ['neither', MX, counted, [], true, 'absent'],
  ['neither, before it begins', MX, counted, [], false, null],
  ['neither, while it is not known who is online', MX, counted, null, true, null],
] as const)('a delegation %s', (_, delegation, attendance, people, isHeld, standing) => {
  expect(delegationStanding(delegation, attendance, people, isHeld).standing).toBe(standing)
})

test.each([
  ['draft', [], false],
  ['open', [], false],
  ['open', counted, true],
  ['inSession', [], true],
  ['closed', [], true],
  ['reopened', [], true],
  [undefined, [], false],
] as const)('attendance counts in a session that is %s', (state, attendance, counts) => {
  const info =
    state === undefined ? null : state === 'reopened' ? { state: 'open' as const, closedAt: instant(1) } : { state, closedAt: null }
  expect(attendanceCounts({ attendance }, [{ id: CO }, { id: MX }], info)).toBe(counts)
})
