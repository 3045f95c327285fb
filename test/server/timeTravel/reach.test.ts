import { expect, test } from 'vitest'
import { HISTORY_PROJECTION } from '../../../server/history/historyStore.ts'
import { createReach, type ReachSeqs } from '../../../server/timeTravel/reach.ts'
import { HISTORY_VERSION } from '../../../shared/history/fold/historyVersion.ts'
import { seq } from '../../../shared/ids.ts'
import { ok, refuse } from '../../../shared/result.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { PAGE, PLAN } from '../../shared/history/life.ts'
import { withHistory } from '../../shared/history/reading.ts'

const OTHER = 'roadmap:other'
const never = () => new Promise<void>(() => undefined)

const opened = (
  use: (world: {
    readonly clock: ReturnType<typeof createFakeClock>
    readonly reach: (projected: () => Promise<void>, upTo?: number) => ReturnType<ReachSeqs>
    readonly read: (document: string, upTo: number) => void
    readonly readOn: (document: string, upTo: number) => void
    readonly troubles: readonly string[]
  }) => Promise<void>,
) =>
  withHistory(async ({ kysely, sqlite }) => {
    const clock = createFakeClock()
    const troubles: string[] = []
    const read = (document: string, upTo: number) =>
      void sqlite.prepare('INSERT INTO projector VALUES (?, ?, ?, ?, ?)').run(document, HISTORY_PROJECTION, HISTORY_VERSION, upTo, upTo)
    const reach = (projected: () => Promise<void>, upTo = 3) =>
      createReach({ db: kysely, clock, projected, report: (what) => troubles.push(what) })([
        { document: PLAN, seq: seq(upTo) },
        { document: PAGE, seq: seq(1) },
      ])
    const readOn = (document: string, upTo: number) =>
      void sqlite.prepare('UPDATE projector SET seq = ?, entries = ? WHERE document = ?').run(upTo, upTo, document)
    await use({ clock, reach, read, readOn, troubles })
  })

test('an answer waits until the history has read what is asked about, and no longer', async () => {
  await opened(async ({ clock, reach, read }) => {
    let answered: unknown = null
    const asked = reach(never).then((there) => {
      answered = there
    })
    await clock.advance(100)
    read(PLAN, 4)
    await clock.advance(100)
    expect(answered).toBeNull()
    read(PAGE, 1)
    await clock.advance(20)
    await asked
    expect(answered).toEqual(ok(undefined))
    expect(await reach(never)).toEqual(ok(undefined))
  })
})

test('an unreadable document keeps nobody from the rest; one not read in twenty seconds is reported as unavailable', async () => {
  await opened(async ({ clock, reach, read, troubles }) => {
    read(PLAN, 3)
    const damaged = reach(async () => undefined)
    await clock.advance(60)
    expect(await damaged).toEqual(ok(undefined))
    const hanging = reach(never)
    await clock.advance(20_020)
    expect(await hanging).toEqual(refuse('unavailable'))
    const failing = reach(() => Promise.reject(new Error('the worker ended')))
    await clock.advance(20_020)
    expect(await failing).toEqual(refuse('unavailable'))
    expect(troubles).toEqual(['history could not be caught up'])
  })
})

test('[H89] while a long history is found anew, a question is refused at once with how much of it has been read', async () => {
  await opened(async ({ clock, reach, read, readOn }) => {
    read(PAGE, 1)
    read(PLAN, 0)
    const asked = reach(never, 2_000)
    await clock.settle()
    readOn(PLAN, 100)
    await clock.advance(1_020)
    // Of 2,001 entries; at this pace the rest takes twenty seconds.
    expect(await asked).toEqual({ ...refuse('history-behind'), read: 5 })
    readOn(PLAN, 2_000)
    expect(await reach(never, 2_000)).toEqual(ok(undefined))
  })
})

test('[H89] what is read within ten seconds is waited for', async () => {
  await opened(async ({ clock, reach, read, readOn }) => {
    read(PAGE, 1)
    read(PLAN, 0)
    const asked = reach(never, 2_000)
    await clock.settle()
    for (let at = 1; at <= 9; at++) {
      readOn(PLAN, at * 220)
      await clock.advance(1_000)
    }
    readOn(PLAN, 2_000)
    await clock.advance(20)
    expect(await asked).toEqual(ok(undefined))
  })
})

test('[H89] what turns out to take longer is refused after ten seconds, and what does not go on is unavailable', async () => {
  await opened(async ({ clock, reach, read, readOn }) => {
    read(PAGE, 1)
    read(PLAN, 0)
    const asked = reach(never, 2_000)
    await clock.settle()
    readOn(PLAN, 1_990)
    await clock.advance(10_020)
    expect(await asked).toEqual({ ...refuse('history-behind'), read: 99 })
    const hanging = reach(never, 2_000)
    await clock.advance(20_020)
    expect(await hanging).toEqual(refuse('unavailable'))
  })
})

test('[H89] a question that waits while the history of another document is found anew is told so, too', async () => {
  await opened(async ({ clock, reach, read, readOn }) => {
    read(PLAN, 3)
    read(OTHER, 0)
    const asked = reach(never)
    await clock.settle()
    for (let at = 1; at <= 11; at++) {
      readOn(OTHER, at * 1_000)
      await clock.advance(1_000)
    }
    // Nothing of what is missing: it is read after the other document.
    expect(await asked).toEqual({ ...refuse('history-behind'), read: 0 })
  })
})

test('a hundred who wait look no more often than one', async () => {
  await withHistory(async ({ kysely }) => {
    const clock = createFakeClock()
    const reach = createReach({ db: kysely, clock, projected: never, report: () => undefined })
    const waiting = Array.from({ length: 100 }, () => reach([{ document: PLAN, seq: seq(3) }]))
    await clock.advance(10)
    expect(clock.timers).toBe(1)
    await clock.advance(20_020)
    for (const one of await Promise.all(waiting)) expect(one).toEqual(refuse('unavailable'))
  })
})
