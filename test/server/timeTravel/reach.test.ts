import { expect, test } from 'vitest'
import { HISTORY_PROJECTION } from '../../../server/history/historyStore.ts'
import { createReach } from '../../../server/timeTravel/reach.ts'
import { HISTORY_VERSION } from '../../../shared/history/fold/historyVersion.ts'
import { seq } from '../../../shared/ids.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { PAGE, PLAN } from '../../shared/history/life.ts'
import { withHistory } from '../../shared/history/reading.ts'

const never = () => new Promise<void>(() => undefined)

const opened = (
  use: (world: {
    readonly clock: ReturnType<typeof createFakeClock>
    readonly reach: (projected: () => Promise<void>) => Promise<boolean>
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
    const reach = (projected: () => Promise<void>) =>
      createReach({ db: kysely, clock, projected, report: (what) => troubles.push(what) })([
        { document: PLAN, seq: seq(3) },
        { document: PAGE, seq: seq(1) },
      ])
    const readOn = (document: string, upTo: number) =>
      void sqlite.prepare('UPDATE projector SET seq = ?, entries = ? WHERE document = ?').run(upTo, upTo, document)
    await use({ clock, reach, read, readOn, troubles })
  })

test('an answer waits until the history has read what is asked about, and no longer', async () => {
  await opened(async ({ clock, reach, read }) => {
    let answered: boolean | null = null
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
    expect(answered).toBe(true)
    expect(await reach(never)).toBe(true)
  })
})

test('an unreadable document keeps nobody from the rest; one not read in twenty seconds is reported as unavailable', async () => {
  await opened(async ({ clock, reach, read, troubles }) => {
    read(PLAN, 3)
    const damaged = reach(async () => undefined)
    await clock.advance(60)
    expect(await damaged).toBe(true)
    const hanging = reach(never)
    await clock.advance(20_020)
    expect(await hanging).toBe(false)
    const failing = reach(() => Promise.reject(new Error('the worker ended')))
    await clock.advance(20_020)
    expect(await failing).toBe(false)
    expect(troubles).toEqual(['history could not be caught up'])
  })
})

test('while a long history is found anew, an answer waits for it, but less than the minute after which proxies give up', async () => {
  for (const [everyMs, answers] of [
    [15_000, true],
    [19_000, false],
  ] as const)
    await opened(async ({ clock, reach, read, readOn }) => {
      read(PAGE, 1)
      read(PLAN, 0)
      const asked = reach(never)
      for (let at = 1; at <= 3; at++) {
        await clock.advance(everyMs)
        readOn(PLAN, at)
      }
      await clock.advance(20)
      expect(await asked).toBe(answers)
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
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([false]))
  })
})
