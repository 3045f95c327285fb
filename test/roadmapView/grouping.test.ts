import { describe, expect, test } from 'vitest'
import { GROUPINGS, type Grouping, groupKey, groupsOf, type Known } from '../../client/roadmap/grouping.ts'
import { decodeViewState } from '../../client/roadmap/viewState.ts'
import { type AgencyId, parseAccountId, parseAgencyId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type Item, STATUSES } from '../../shared/roadmap/model.ts'
import { createDice } from '../harness/random.ts'
import { anItem, aStream, delegationId, streamId } from './builders.ts'

const agency = (id: string): AgencyId => must(parseAgencyId(id), id)
const account = (id: string) => must(parseAccountId(id), id)
const known: Known = {
  streams: [aStream('s2'), aStream('s1')],
  delegations: ['mx', 'co'].map(delegationId),
  agencies: ['fgr', 'fgn', 'doj'].map(agency),
  people: ['bob', 'ana'].map(account),
}
const said = (items: readonly Item[], by: Exclude<Grouping, 'none'>) =>
  groupsOf(items, by, known).map(({ of, items: own }) => `${groupKey(of).slice('group:'.length)}=${own.map(({ id }) => id).join('')}`)

describe('[V13] groups', () => {
  test('of the lead stand in the order of the delegations, without the empty ones; who is unknown leads nothing', () => {
    const items = [
      anItem('a', { lead: delegationId('co') }),
      anItem('b', { lead: delegationId('xx') }),
      anItem('c', { lead: delegationId('mx') }),
      anItem('d'),
      anItem('e', { lead: delegationId('co') }),
    ]
    expect(said(items, 'lead')).toEqual(['lead:mx=c', 'lead:co=ae', 'lead:=bd'])
  })

  test('of the status stand in the order of its life', () => {
    const items = [anItem('a', { status: 'done' }), anItem('b'), anItem('c', { status: 'agreed' }), anItem('d')]
    expect(said(items, 'status')).toEqual(['status:proposed=bd', 'status:agreed=c', 'status:done=a'])
  })

  test('of agencies: what two share stands once, behind what the first has alone; what has none comes last', () => {
    const items = [
      anItem('a'),
      anItem('b', { agencies: ['doj', 'fgn'].map(agency) }),
      anItem('c', { agencies: ['fgn'].map(agency) }),
      anItem('d', { agencies: ['fgn', 'doj'].map(agency) }),
      anItem('e', { agencies: ['doj'].map(agency) }),
      anItem('f', { agencies: ['fgr', 'fgn'].map(agency) }),
    ]
    expect(said(items, 'agencies')).toEqual([
      'agencies:fgr+fgn=f',
      'agencies:fgn=c',
      'agencies:fgn+doj=bd',
      'agencies:doj=e',
      'agencies:=a',
    ])
  })

  test('of people do the same; somebody whose name is not known yet comes after the others', () => {
    const items = [anItem('a', { people: ['zoe'].map(account) }), anItem('b', { people: ['ana', 'bob'].map(account) }), anItem('c')]
    expect(said(items, 'people')).toEqual(['people:bob+ana=b', 'people:zoe=a', 'people:=c'])
  })

  test('hold every item exactly once, whatever it says, and each group has a key of its own', () => {
    const dice = createDice(5)
    const some = <T>(list: readonly T[]) => list.filter(() => dice.chance(0.4))
    const items = Array.from({ length: 200 }, (_, index) =>
      anItem(`i${index}`, {
        stream: dice.pick([null, 's1', 's2', 's9'].map((id) => (id === null ? null : streamId(id)))),
        lead: dice.pick([null, ...known.delegations, delegationId('xx')]),
        status: dice.pick(STATUSES),
        agencies: some([...known.agencies, agency('new')]),
        people: some([...known.people, account('new')]),
      }),
    )
    for (const by of GROUPINGS) {
      if (by === 'none') continue
      const groups = groupsOf(items, by, known)
      expect(groups.flatMap((group) => group.items.map(({ id }) => id)).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(new Set(groups.map(({ of }) => groupKey(of))).size).toBe(groups.length)
    }
  })

  test('are named in the address; a foreign one is by workstream', () => {
    const read = (group: string) => decodeViewState((name) => (name === 'group' ? group : null)).grouping
    expect([...GROUPINGS, 'astrology'].map(read)).toEqual([...GROUPINGS, 'stream'])
  })
})
