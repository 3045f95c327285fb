// A table of places as data: its order, bounds and rules, and of its checks what they answer to whatever is tried.
import type { DocumentPlaces } from '../../shared/places.ts'
import { PROBES } from './hostileDocument.ts'

const KEYS = [
  'i1',
  'two words',
  '__proto__',
  'text.title@ana',
  'item.i1.title@ana',
  'meeting.title@ana',
  'point.p1.note@ana',
  'stream.s1.name@ana',
]

export const tellPlaces = (places: DocumentPlaces): string =>
  JSON.stringify(places, (name, value: unknown) => {
    if (typeof value !== 'function') return value
    const tried: readonly unknown[] = name === 'isKey' || name === 'ownerOf' ? KEYS : PROBES
    return tried.map((one) => value(one))
  })
