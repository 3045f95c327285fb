// Two tables of places are the same: their order, bounds and rules as data, their checks on what is tried.
import { expect } from 'vitest'
import type { DocumentPlaces } from '../../shared/places.ts'
import { PROBES } from './hostileDocument.ts'

export const expectSamePlaces = (one: DocumentPlaces, other: DocumentPlaces): void => expect(told(one)).toBe(told(other))

/** A function is told by what it answers. */
const told = (places: DocumentPlaces): string =>
  JSON.stringify(places, (_key, value: unknown) => (typeof value === 'function' ? PROBES.map((probe) => value(probe)) : value), 1)
