// Segments of the two bars above a slider: last author, and session or period between sessions. Pure.
import { type Band, bandKey, bandOf, type HeldSession } from '../../../shared/history/activity.ts'
import type { Course, DelegationKey, SliderPart } from './course.ts'
import type { SliderScale } from './sliderScale.ts'

export interface BarSegment<Key> {
  /** Percent. */
  readonly from: number
  readonly to: number
  /** `several`: too many changes of author to be shown separately. */
  readonly key: Key | 'several'
  readonly changes: number
}

export const delegationBar = (course: Course, scale: SliderScale): readonly BarSegment<DelegationKey>[] =>
  segments(course, scale, ({ delegation }) => delegation)
/** By the bands of the feed: what was changed before and after a session is apart, also if nothing was changed during it. */
export const meetingBar = (course: Course, scale: SliderScale, held: readonly HeldSession[]): readonly BarSegment<Band>[] => {
  const bands = new Map<string, Band>()
  return segments(course, scale, (part) => {
    const band = bandOf(part, held)
    const known = bands.get(bandKey(band)) ?? band
    bands.set(bandKey(band), known)
    return known
  })
}

/** Minimum width in percent at which a pattern can be recognised. */
const NARROW = 0.6

const segments = <Key>(
  { parts, count }: Course,
  { placeAt }: SliderScale,
  keyOf: (part: SliderPart) => Key | 'several',
): readonly BarSegment<Key>[] => {
  const found: { from: number; to: number; key: Key | 'several'; changes: number }[] = []
  parts.forEach((part, place) => {
    const key = keyOf(part)
    const changes = (parts[place + 1]?.index ?? count) - part.index
    const last = found.at(-1)
    if (last?.key === key) last.changes += changes
    else {
      const from = placeAt(part.index)
      if (last) last.to = from
      found.push({ from, to: 100, key, changes })
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
