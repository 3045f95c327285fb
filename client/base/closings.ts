// Fingerprints of the group's closings, computed by this browser, and compared with those it has seen before.
import { type Accessor, createEffect, createSignal } from 'solid-js'
import type { Closing } from '../../shared/api/trust.ts'
import { closingFingerprint } from '../../shared/closingFingerprint.ts'
import type { GroupId } from '../../shared/ids.ts'
import { closingStanding, type StandingClosing } from '../../shared/meeting/closingWords.ts'
import { useActor } from './actor.tsx'
import { address } from './address.ts'
import { createQuery } from './createQuery.ts'
import { useGroup } from './group.tsx'
import { readSeenClosings, writeSeenClosings } from './seenClosings.ts'

export interface ReadClosing extends Closing {
  readonly fingerprint: string
  /** A different fingerprint that this device saw for the same closing. */
  readonly before: string | null
}

export interface Closings {
  /** Newest first; null while loading. */
  readonly all: Accessor<readonly ReadClosing[] | null>
  /** The newest one, unless its heads were downloaded or the user dismissed the reminder. */
  readonly waiting: Accessor<ReadClosing | null>
  readonly done: (closing: ReadClosing) => void
}

/** Which closing of its session it is, and whether it is the one to read aloud. */
export const standingIn = (all: readonly Closing[], { id, meeting }: Closing, isReopened: boolean): StandingClosing => {
  const own = all.filter((one) => one.meeting === meeting)
  return closingStanding(own.length - own.findIndex((one) => one.id === id), own.length, isReopened)
}

/** Each costs a tenth of a second of CPU: computed once for all screens. */
const made = new Map<string, Promise<string>>()
const fingerprintOf = (group: GroupId, { id, heads }: Closing): Promise<string> => {
  const key = JSON.stringify([group, id, heads])
  const fingerprint = made.get(key) ?? closingFingerprint(group, heads)
  made.set(key, fingerprint)
  return fingerprint
}

export const createClosings = (): Closings => {
  const group = useGroup()
  const account = useActor()().account
  const { value } = createQuery(() => address('/api/groups/:group/closings', { group: group().id }), {
    remember: true,
    news: 'meetings',
    afterContent: true,
  })
  const [all, setAll] = createSignal<readonly ReadClosing[] | null>(null)
  const [reminded, setReminded] = createSignal(readSeenClosings(account, group().id).reminded)
  createEffect(() => {
    const [closings, id] = [value(), group().id]
    if (!closings) return
    const reading = closings.map(async (closing): Promise<ReadClosing> => {
      const before = readSeenClosings(account, id).seen[closing.id] ?? null
      const fingerprint = await fingerprintOf(id, closing)
      return { ...closing, fingerprint, before: before === fingerprint ? null : before }
    })
    Promise.all(reading).then(
      (read) => {
        const kept = readSeenClosings(account, id)
        // The first fingerprint seen is kept: a difference from it is reported until the device's storage is cleared.
        const seen = { ...Object.fromEntries(read.map((closing) => [closing.id, closing.fingerprint])), ...kept.seen }
        writeSeenClosings(account, id, { ...kept, seen })
        setReminded(kept.reminded)
        if (group().id === id) setAll(read)
      },
      // Without TLS browsers offer no Web Crypto: no fingerprint is shown, and none is claimed.
      () => setAll([]),
    )
  })
  return {
    all,
    waiting: () => {
      const newest = all()?.[0] ?? null
      return newest && newest.id !== reminded() ? newest : null
    },
    done: ({ id }) => {
      writeSeenClosings(account, group().id, { ...readSeenClosings(account, group().id), reminded: id })
      setReminded(id)
    },
  }
}
