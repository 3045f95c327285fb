// What a reader who was away has to know.
import { describe, expect, test } from 'vitest'
import { awayNews } from '../../../client/history/away/awayNews.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { instant, parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId, itemId } from '../roadmap/builders.ts'

const [ME, EVA, BOB] = ['me', 'eva', 'bob'].map((name) => must(parseAccountId(name), name))
let next = 0
const event = (author = ME, field: string, change: NamedEvent['change'], code = 'mx'): NamedEvent => ({
  document: roadmapId(must(parseGroupId('tco'), 'group')),
  seq: seq(++next),
  ord: 0,
  at: instant(next),
  author: must(author ?? null, 'an author'),
  delegation: delegationId(code),
  meeting: null,
  offline: null,
  subject: { type: 'item', id: itemId('a') },
  field,
  title: { es: '', en: '' },
  code: 'WG-001',
  change,
})
const set = (unseen: boolean) => ({ type: 'set', from: 'a', to: 'b', unseen }) as const
const lost = (winner = ME) => ({ type: 'superseded', value: 'x', winner: winner ?? null }) as const
const text = { type: 'text', lastSeq: seq(1), lastAt: instant(1), inserted: 1, deleted: 0, formatted: 0, from: null, to: null } as const
const fields = (events: readonly NamedEvent[]) => awayNews(events, must(ME ?? null, 'me')).both.map((all) => all.map(({ field }) => field))

describe('[H26] while the reader was offline', () => {
  test('counts what came by delegation, without what I sent myself', () => {
    const events = [
      event(ME, 'due', set(false), 'co'),
      event(EVA, 'status', set(false)),
      event(EVA, 'lead', set(false)),
      event(BOB, 'lead', set(false), 'us'),
    ]
    expect(awayNews(events, must(ME ?? null, 'me')).received).toEqual([
      { delegation: 'mx', isUnknown: false, changes: 2 },
      { delegation: 'us', isUnknown: false, changes: 1 },
    ])
  })

  test('both changed a field when mine took the place of a value that I had not seen, or lost against it, or stands instead of theirs', () => {
    expect(fields([event(ME, 'due', set(true))])).toEqual([['due']])
    expect(fields([event(ME, 'status', lost(EVA))])).toEqual([['status']])
    expect(fields([event(EVA, 'lead', lost(ME))])).toEqual([['lead']])
  })

  test('a text that both wrote in holds what both wrote; that somebody else wrote there is reported', () => {
    expect(fields([event(ME, 'title.es', text), event(EVA, 'title.es', text)])).toEqual([['title.es']])
  })

  test('leaves out what one side alone changed, and what two others did to each other', () => {
    expect(
      fields([event(ME, 'due', set(false)), event(EVA, 'status', set(true)), event(EVA, 'lead', lost(BOB)), event(ME, 'title.en', text)]),
    ).toEqual([])
  })
})
