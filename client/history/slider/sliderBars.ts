// Segments of the two bars above a slider: last author, and session or period between sessions. Pure.
import { type Band, bandKey, bandOf, type HeldSession } from '../../../shared/history/activity.ts'
import type { DelegationId } from '../../../shared/ids.ts'
import type { SliderScale } from './sliderScale.ts'
import type { SliderStop } from './stops.ts'

export interface BarSegment<Key> {
  /** Percent. */
  readonly from: number
  readonly to: number
  /** `several`: too many changes of author to be shown separately. */
  readonly key: Key | 'several'
  readonly changes: number
}

/** Null: chair, secretariat and translators. */
export type DelegationKey = DelegationId | 'unknown' | null
export const delegationBar = (stops: readonly SliderStop[], scale: SliderScale): readonly BarSegment<DelegationKey>[] =>
  segments(stops, scale, ({ delegation, account, unverified }) => delegation ?? (account === null || unverified ? 'unknown' : null))
/** By the bands of the feed: what was changed before and after a session is apart, also if nothing was changed during it. */
export const meetingBar = (stops: readonly SliderStop[], scale: SliderScale, held: readonly HeldSession[]): readonly BarSegment<Band>[] => {
  const bands = new Map<string, Band>()
  return segments(stops, scale, (stop) => {
    const band = bandOf(stop, held)
    const known = bands.get(bandKey(band)) ?? band
    bands.set(bandKey(band), known)
    return known
  })
}

/** Minimum width in percent at which a pattern can be recognised. */
const NARROW = 0.6

const segments = <Key>(
  stops: readonly SliderStop[],
  { places }: SliderScale,
  keyOf: (stop: SliderStop) => Key,
): readonly BarSegment<Key>[] => {
  const found: { from: number; to: number; key: Key | 'several'; changes: number }[] = []
  stops.forEach((stop, index) => {
    const key = keyOf(stop)
    const last = found.at(-1)
    if (last?.key === key) last.changes += 1
    else {
      const from = places[index] ?? 0
      if (last) last.to = from
      found.push({ from, to: 100, key, changes: 1 })
    }
  })
  return joinNarrow(found)
}

/** One or two narrow segments are kept; a longer run of them is merged into one segment of several authors. */
const joinNarrow = <Key>(all: readonly BarSegment<Key>[]): readonly BarSegment<Key>[] => {
  const joined: BarSegment<Key>[] = []
  for (let at = 0; at < all.length; ) {
    let end = at
    while (isNarrow(all[end])) end++
    const turns = all.slice(at, Math.max(end, at + 1))
    const [first, last] = [turns[0], turns.at(-1)]
    if (first && last && turns.length >= TURNS)
      joined.push({ from: first.from, to: last.to, key: 'several', changes: turns.reduce((sum, { changes }) => sum + changes, 0) })
    else joined.push(...turns)
    at += turns.length
  }
  return joined
}
const TURNS = 3
const isNarrow = (segment: BarSegment<unknown> | undefined) => segment !== undefined && segment.to - segment.from < NARROW
