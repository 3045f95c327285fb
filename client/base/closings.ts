// The closings of the group with their fingerprints, as this browser makes them; what it saw of each before, and whether that is the same.
import { type Accessor, createEffect, createSignal } from 'solid-js'
import type { Closing } from '../../shared/api/trust.ts'
import { closingFingerprint } from '../../shared/closingFingerprint.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useActor } from './actor.tsx'
import { address } from './address.ts'
import { createQuery } from './createQuery.ts'
import { useGroup } from './group.tsx'
import { readSeenClosings, writeSeenClosings } from './seenClosings.ts'

export interface ReadClosing extends Closing {
  readonly fingerprint: string
  /** What this device saw of the same closing before, where that was something else. */
  readonly before: string | null
}

export interface Closings {
  /** Newest first; null until they are known. */
  readonly all: Accessor<readonly ReadClosing[] | null>
  /** The newest one, unless its heads were taken along or the reader wants no reminder. */
  readonly waiting: Accessor<ReadClosing | null>
  readonly done: (closing: ReadClosing) => void
}

/** Each costs a tenth of a second of somebody's thread: once for all screens. */
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
        // The first that was seen stays: a difference from it is reported until the device forgets it.
        const seen = { ...Object.fromEntries(read.map((closing) => [closing.id, closing.fingerprint])), ...kept.seen }
        writeSeenClosings(account, id, { ...kept, seen })
        setReminded(kept.reminded)
        if (group().id === id) setAll(read)
      },
      // Without TLS a browser has no cryptography: nothing is shown, and nothing is claimed.
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
