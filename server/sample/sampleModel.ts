// Format of the sample's content in `content/*.json`: items with their events, and texts block by block.
import { z } from 'zod'
import { LANGUAGES } from '../../shared/bilingual.ts'
import { ITEM_KINDS, PRIORITIES, PROGRESS, RECURRENCES, STAGES, STATUSES } from '../../shared/roadmap/model.ts'
import { OWN_KINDS } from '../../shared/roadmap/ownKeys.ts'
import { COUNTRY_CODES, PEOPLE, type SamplePersonName, type SampleWriter } from './people.ts'

export const sampleBilingual = z.strictObject({ es: z.string(), en: z.string() })
export const place = z.enum(COUNTRY_CODES)
const person = z.custom<SamplePersonName>((name) => PEOPLE.some((one) => one === name), 'not a person of the sample')
export const writer = z.custom<SampleWriter>(
  (name) => name !== 'observer' && PEOPLE.some((one) => one === name),
  'not a writer of the sample',
)
/** `2019-06-13 10:40`, Bogotá. */
export const when = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
export type When = string
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
/** Paragraphs, see `richBlocks.ts`. */
const lines = z.array(z.string())
const number = z.int().positive()

export const sampleStream = z.strictObject({ key: z.string(), name: sampleBilingual })
export type SampleStream = z.infer<typeof sampleStream>

/** A field of the group's own. */
export const sampleOwnField = z.strictObject({
  key: z.string(),
  kind: z.enum(OWN_KINDS),
  on: when,
  by: writer,
  name: sampleBilingual,
  unit: sampleBilingual.optional(),
})
export type SampleOwnField = z.infer<typeof sampleOwnField>

const newCheck = sampleBilingual.extend({ place: place.optional() })
/** A passage of a rich text, and its replacement. */
const rewrite = [z.enum(LANGUAGES), z.string(), z.string()] as const
export const rewriteOn = z.tuple([when, writer, ...rewrite])

const changes = z.strictObject({
  status: z.enum(STATUSES).optional(),
  progress: z.enum(PROGRESS).optional(),
  stage: z.enum(STAGES).optional(),
  start: day.optional(),
  due: day.optional(),
  priority: z.literal(PRIORITIES).optional(),
  lead: place.optional(),
  with: place.optional(),
  without: place.optional(),
  agency: z.string().optional(),
  label: z.string().optional(),
  people: z.array(person).optional(),
  /** Number of the item before this one. */
  after: number.optional(),
  title: sampleBilingual.partial().optional(),
  words: z.array(z.tuple([...rewrite])).optional(),
  adds: z.strictObject({ es: lines.optional(), en: lines.optional() }).optional(),
  entry: newCheck.optional(),
  /** Entries of the checklist, from 1. */
  ticks: z.array(number).optional(),
  unticks: z.array(number).optional(),
  archived: z.boolean().optional(),
  /** By the keys of the group's own fields: an amount, or an agency (`US MLARS`). */
  own: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
})
export type SampleChanges = z.infer<typeof changes>
export type Rewrite = NonNullable<SampleChanges['words']>[number]

export const sampleItem = z.strictObject({
  stream: z.string(),
  kind: z.enum(ITEM_KINDS),
  title: sampleBilingual.partial(),
  description: z.strictObject({ es: lines.optional(), en: lines.optional() }).optional(),
  on: when,
  /** Writes in the language of their account; the translation follows three days later, by the translator. */
  by: writer,
  lead: place.optional(),
  with: z.array(place).optional(),
  /** `US MLARS` */
  agencies: z.array(z.string()).optional(),
  priority: z.literal(PRIORITIES).optional(),
  stage: z.enum(STAGES).optional(),
  start: day.optional(),
  due: day.optional(),
  recurs: z.strictObject({ every: z.enum(RECURRENCES), months: z.int() }).optional(),
  labels: z.array(z.string()).optional(),
  /** Numbers of predecessors, with the type of the dependency and its lag in days. */
  dependsOn: z.array(z.tuple([number, z.enum(['FS', 'SS']), z.int()])).optional(),
  partOf: number.optional(),
  /** The session in which it was created. */
  session: number.optional(),
  checklist: z.array(newCheck).optional(),
  steps: z.array(z.tuple([when, writer, changes])).optional(),
})
export type SampleItem = z.infer<typeof sampleItem>

/** Events of the item with this number between the sessions, and during them. */
const diaryLine = z.tuple([when, writer, number, changes])
export type DiaryLine = z.infer<typeof diaryLine>
/** Offline: edits made meanwhile are sent on reconnect. */
const timeAway = z.strictObject({ by: writer, from: when, until: when })
export type TimeAway = z.infer<typeof timeAway>
export const diary = z.strictObject({ lines: z.array(diaryLine), away: z.array(timeAway) })

export const block = z.strictObject({
  on: when,
  by: writer,
  es: z.string(),
  /** Absent if it is not translated. */
  en: z.string().optional(),
})
export const samplePage = z.strictObject({
  name: z.string(),
  kind: z.enum(['bestPractice', 'narrative']),
  title: sampleBilingual,
  on: when,
  by: writer,
  blocks: z.array(block),
  rewrites: z.array(rewriteOn).optional(),
})
export type SamplePage = z.infer<typeof samplePage>
