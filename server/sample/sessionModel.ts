// Format of a session of the sample: when it was drafted, opened, held and closed, and the content of its document.
import { z } from 'zod'
import { FOLLOW_UPS } from '../../shared/meeting/carryOver.ts'
import { DECISION_METHODS, DECISION_STATUSES } from '../../shared/meeting/model.ts'
import { block, place, rewriteOn, sampleBilingual, when, writer } from './sampleModel.ts'

const numbers = z.array(z.int().positive())

const held = z.strictObject({
  opened: when,
  started: when,
  /** Five minutes before, unfinished points are carried over to the next session. */
  closed: when,
  attendance: z.array(z.tuple([when, place, z.int()])),
  /** The translation follows soon: the record is complete when the session closes. */
  minutes: z.array(block),
  corrections: z.array(rewriteOn),
  /** Items carried over to the next session, of those proposed. */
  followUp: numbers,
})
export type Held = z.infer<typeof held>

const point = z.strictObject({
  key: z.string(),
  /** A key of `sections`; null is in the backlog. */
  section: z.string().nullable(),
  on: when,
  by: writer,
  /** Carried over from the previous session, under the same key, or gathering items of it: here it gets its position. */
  from: z.enum(['carried', ...FOLLOW_UPS]).optional(),
  title: sampleBilingual,
  minutes: z.int(),
  presenter: place.optional(),
  /** `US MLARS` */
  agency: z.string().optional(),
  items: numbers.optional(),
  texts: z.array(z.string()).optional(),
  /** When it was the current point. */
  floor: z.tuple([when, when]).optional(),
  /** Deferred when the session closed, and why. */
  deferred: sampleBilingual.optional(),
})
export type SamplePoint = z.infer<typeof point>

const decision = z.strictObject({
  number: z.int().positive(),
  on: when,
  by: writer,
  text: sampleBilingual,
  method: z.enum(DECISION_METHODS),
  point: z.string(),
  items: numbers.optional(),
  texts: z.array(z.string()).optional(),
  becomes: z.array(z.tuple([when, z.enum(DECISION_STATUSES)])).optional(),
})

export const session = z.strictObject({
  number: z.int().positive(),
  title: sampleBilingual,
  place: sampleBilingual,
  start: z.string(),
  end: z.string(),
  zone: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  /** Of the first one; the others are drafted when the previous one closes. */
  drafted: when.optional(),
  /** When its dates, its place and its sections were written. */
  prepared: when,
  /** For a future one: when it was shared with the group. */
  shared: when.optional(),
  held: held.optional(),
  sections: z.array(sampleBilingual.extend({ key: z.string() })),
  points: z.array(point),
  decisions: z.array(decision),
})
export type SampleSession = z.infer<typeof session>
