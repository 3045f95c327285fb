// What the feed is asked for stands in the address, whole.
import { describe, expect, test } from 'vitest'
import {
  decodeFilter,
  encodeFilter,
  type FeedFilter,
  feedQuery,
  isFeedFiltered,
  NO_FEED_FILTER,
} from '../../../client/history/feedFilter.ts'
import { feedPath } from '../../../client/history/feedPath.ts'
import { instant, pageId, parseAccountId, parseAgencyId, parseGroupId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId } from '../roadmap/builders.ts'

const FULL: FeedFilter = {
  text: 'lavado & activos',
  kind: 'dates',
  delegation: delegationId('tco-mx'),
  agency: must(parseAgencyId('fgr'), 'id'),
  account: must(parseAccountId('eva'), 'id'),
  meeting: must(parseMeetingId('s2'), 'id'),
  document: pageId('p1'),
  subject: 'item:k3',
  from: { type: 'visit' },
  to: { type: 'at', at: instant(1_700_000_000_000) },
  hidesActs: true,
}

describe('[H27] the feed of the group', () => {
  test('a colleague who opens the address sees the same', () => {
    const written = encodeFilter(FULL)
    expect(decodeFilter((name) => written[name])).toEqual(FULL)
    expect(Object.values(encodeFilter(NO_FEED_FILTER)).every((value) => value === null)).toBe(true)
    expect([isFeedFiltered(FULL), isFeedFiltered(NO_FEED_FILTER)]).toEqual([true, false])
  })

  test('an address that nobody of ours wrote asks for everything', () => {
    const foreign = {
      q: 7,
      kind: 'dreams',
      delegation: '../..',
      account: ['a', 'b'],
      from: 'seq:3',
      to: 'yesterday',
      subject: 'x',
      document: 'y',
    }
    expect(decodeFilter((name) => Reflect.get(foreign, name))).toEqual(NO_FEED_FILTER)
  })

  test('only what is asked for is asked of the server, kinds by their fields', () => {
    const group = must(parseGroupId('tco'), 'id')
    expect(feedPath(group, feedQuery(NO_FEED_FILTER))).toBe('/api/groups/tco/history?limit=50')
    const asked = new URLSearchParams(feedPath(group, feedQuery(FULL)).split('?')[1])
    expect(Object.fromEntries(asked)).toEqual({
      limit: '50',
      q: 'lavado & activos',
      kind: 'due,start,originalDue',
      delegation: 'tco-mx',
      agency: 'fgr',
      account: 'eva',
      meeting: 's2',
      document: 'page:p1',
      subject: 'item:k3',
      from: 'visit',
      to: 'at:1700000000000',
      acts: 'hide',
    })
    expect(feedQuery({ ...FULL, hidesActs: false }).acts).toBe('about')
  })
})
