// Serialises a schema: order, bounds and rules, and the results of its checks for a fixed list of values.
import type { DocumentSchema } from '../../shared/contentSchema.ts'
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

export const describeSchema = (schema: DocumentSchema): string =>
  JSON.stringify(schema, (name, value: unknown) => {
    if (typeof value !== 'function') return value
    const tried: readonly unknown[] = name === 'isKey' || name === 'ownerOf' ? KEYS : PROBES
    return tried.map((one) => value(one))
  })
