import { describe, expect, test } from 'vitest'
import type { KnownInGroup } from '../../../client/item/facets/facet.ts'
import { groupings, groupKey, itemGroups, type PlanGrouping } from '../../../client/roadmap/grouping.ts'
import { decodeViewState } from '../../../client/roadmap/viewState.ts'
import { type AgencyId, parseAccountId, parseAgencyId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { ITEM_KINDS, type Item, PRIORITIES, PROGRESS, STAGES, STATUSES } from '../../../shared/roadmap/model.ts'
import { createDice } from '../../harness/random.ts'
import { anItem, aStream, delegationId, itemId, streamId } from './builders.ts'

const agency = (id: string): AgencyId => must(parseAgencyId(id), id)
const account = (id: string) => must(parseAccountId(id), id)
const meeting = (id: string) => must(parseMeetingId(id), id)
const known: KnownInGroup = {
  streams: [aStream('s2'), aStream('s1')],
  delegations: ['mx', 'co'].map(delegationId),
  agencies: ['fgr', 'fgn', 'doj'].map(agency),
  people: ['bob', 'ana'].map(account),
  meetings: ['m1', 'm2'].map(meeting),
}
const said = (items: readonly Item[], by: Exclude<PlanGrouping, 'none'>) =>
  itemGroups(items, by, known).map(({ of, items: own }) => `${groupKey(of).slice('group:'.length)}=${own.map(({ id }) => id).join('')}`)

describe('[V13] groups', () => {
  test('by lead stand in the order of the delegations, without the empty ones; unknown people lead nothing', () => {
    const items = [
      anItem('a', { lead: delegationId('co') }),
      anItem('b', { lead: delegationId('xx') }),
      anItem('c', { lead: delegationId('mx') }),
      anItem('d'),
      anItem('e', { lead: delegationId('co') }),
    ]
    expect(said(items, 'lead')).toEqual(['lead:mx=c', 'lead:co=ae', 'lead:=bd'])
  })

  test('by status stand in the order of its life', () => {
    const items = [anItem('a', { status: 'done' }), anItem('b'), anItem('c', { status: 'agreed' }), anItem('d')]
    expect(said(items, 'status')).toEqual(['status:proposed=bd', 'status:agreed=c', 'status:done=a'])
  })

  test('by agency: an item that two share stands once, behind those that the first has alone; those without come last', () => {
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

  test('by person do the same; somebody whose name is not known yet comes after the others', () => {
    const items = [anItem('a', { people: ['zoe'].map(account) }), anItem('b', { people: ['ana', 'bob'].map(account) }), anItem('c')]
    expect(said(items, 'people')).toEqual(['people:bob+ana=b', 'people:zoe=a', 'people:=c'])
  })

  test('by due date stand by months, by session of origin in the order of sessions, by priority from the most urgent on', () => {
    const items = [
      anItem('a', { due: '2020-01-31', origin: meeting('m2'), priority: 1 }),
      anItem('b', { due: '2019-12-01', origin: meeting('m1'), priority: 3 }),
      anItem('c', { due: '2020-01-01', origin: meeting('new') }),
      anItem('d', { priority: 3 }),
    ]
    expect(said(items, 'due')).toEqual(['due:2019-12=b', 'due:2020-01=ac', 'due:=d'])
    expect(said(items, 'origin')).toEqual(['origin:m1=b', 'origin:m2=a', 'origin:new=c', 'origin:=d'])
    expect(said(items, 'priority')).toEqual(['priority:3=bd', 'priority:1=a', 'priority:0=c'])
  })

  test('by label keep apart what is written alike, and a key never breaks a selector', () => {
    const items = [anItem('a', { labels: ['x+y'] }), anItem('b', { labels: ['x', 'y'] }), anItem('c', { labels: ['"'] })]
    expect(said(items, 'labels')).toEqual(['labels:%22=c', 'labels:x+y=b', 'labels:x%2By=a'])
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
        kind: dice.pick(ITEM_KINDS),
        progress: dice.pick(PROGRESS),
        stage: dice.pick([null, ...STAGES]),
        priority: dice.pick(PRIORITIES),
        due: dice.pick([null, '2019-09-30', '2019-10-01', '2020-02-29']),
        parent: dice.pick([null, itemId('i1'), itemId('i2')]),
        origin: dice.pick([null, meeting('m2'), meeting('gone')]),
        labels: some(['a', 'a+b', 'b', 'con "comillas"']),
        coDelegations: some(known.delegations),
      }),
    )
    for (const by of groupings()) {
      if (by === 'none') continue
      const groups = itemGroups(items, by, known)
      expect(groups.flatMap((group) => group.items.map(({ id }) => id)).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(new Set(groups.map(({ of }) => groupKey(of))).size).toBe(groups.length)
    }
  })

  test('are named in the address; a foreign one is by workstream', () => {
    const read = (group: string) => decodeViewState((name) => (name === 'group' ? group : null)).grouping
    expect([...groupings(), 'astrology'].map(read)).toEqual([...groupings(), 'stream'])
  })
})
