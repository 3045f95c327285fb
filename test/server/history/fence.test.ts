import { expect, test } from 'vitest'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { seq } from '../../../shared/ids.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { PLAN } from '../../shared/history/life.ts'
import { withHistory } from '../../shared/history/reading.ts'

test('[H8] [N11] a server whose history cursor is behind another one’s writes nothing', () =>
  withHistory(async ({ sqlite }) => {
    const store = createHistoryStore(sqliteQueries(sqlite, createFakeClock()))
    const nothing = (entries: number) => ({ events: [], faces: [], moved: [], removed: [], entries })
    await store.save(PLAN, { from: seq(0), upTo: seq(3) }, nothing(3))
    const face = { subject: { type: 'item', id: 'i1' }, title: { es: 'de antes', en: '' }, number: null } as const
    await expect(store.save(PLAN, { from: seq(0), upTo: seq(2) }, { ...nothing(2), faces: [face] })).rejects.toThrow()
    expect(await store.cursor(PLAN)).toBe(3)
    expect(sqlite.prepare('SELECT count(*) AS faces FROM history_subject').get()).toEqual({ faces: 0 })
    await store.save(PLAN, { from: seq(3), upTo: seq(4) }, nothing(1))
    expect(await store.cursor(PLAN)).toBe(4)
  }))
