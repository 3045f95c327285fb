// Items of a road map for other programs: read as JSON, created and changed field by field. The fields come from `shared/roadmap/fields.ts`; a new
// field appears in these bodies automatically.
import { z } from 'zod'
import { LANGUAGES } from '../bilingual.ts'
import { inFields, LINE, MOST } from '../bounds.ts'
import type { Seq } from '../ids.ts'
import { CHECKLIST_FIELDS, FIELD_KEYS, FIELDS, isSetField, isSettable, SETS, type SetKey, type SettableKey } from '../roadmap/fields.ts'
import type { BesideItems, Item } from '../roadmap/model.ts'
import { acceptsOwn } from '../roadmap/ownFields.ts'
import { isOwnKey, ownKindOf } from '../roadmap/ownKeys.ts'
import { itemId } from './fields.ts'
import { DEPENDENCIES_SHAPE } from './itemShapes.ts'
import { listSchema, type RouteTable, typed } from './route.ts'

/** `etag`: the version of these values. */
export type ItemAnswer = Item & { readonly etag: string }
/** A road map at one entry of its log: `Item` and `Workstream` of shared/roadmap/model.ts. */
export interface PlanAnswer extends BesideItems {
  readonly seq: Seq
  readonly items: readonly ItemAnswer[]
  /** `cursor` of the next page; null after the last one. */
  readonly next: string | null
}

const words = z.string().max(inFields(LINE))
const sides = (side: z.ZodType<string>) => z.strictObject({ es: side.optional(), en: side.optional() })

const settable = (key: SettableKey): z.ZodType => {
  const field = FIELDS[key]
  const about = { description: `${field.label.en}.` }
  if ('options' in field) {
    const options: readonly (string | number | null)[] = field.options
    return z.literal([...options]).meta(about)
  }
  if (field.kind === 'recurrence')
    return z
      .strictObject({ every: z.string(), months: z.int() })
      .refine(field.accepts, { params: { kind: field.kind } })
      .meta(about)
  return z
    .string()
    .nullable()
    .refine((value) => field.accepts(value), { params: { kind: field.kind } })
    .meta(about)
}
const set = (key: SetKey): z.ZodType =>
  z
    .array(z.string())
    .max(inFields(SETS[key].most))
    .refine((members) => members.every((member) => SETS[key].accepts(member)), { params: { kind: FIELDS[key].kind } })
    .meta({ description: `${FIELDS[key].label.en}: all of them; what is not among them is removed.` })

const checklistLine = z.strictObject({
  text: z.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, words])) as Record<'es' | 'en', typeof words>),
  done: z.boolean(),
  delegation: z
    .string()
    .nullable()
    .refine((value) => CHECKLIST_FIELDS.delegation.accepts(value), { params: { kind: 'delegation' } }),
})

const fieldShapes = (): Readonly<Record<string, z.ZodType>> => {
  const shapes: Record<string, z.ZodType> = {}
  for (const key of FIELD_KEYS) {
    if (isSetField(key)) shapes[key] = set(key).optional()
    else if (isSettable(key)) shapes[key] = settable(key).optional()
  }
  return shapes
}

/** Values of the group's own fields, under their keys; any other unknown key is a bad request. */
const checkOwnValues = (body: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
  for (const [key, value] of Object.entries(body))
    if (!Object.hasOwn(NAMED, key) && !(isOwnKey(key) && acceptsOwn(key, value)))
      context.addIssue({ code: 'custom', path: [key], params: { kind: isOwnKey(key) ? `own-${ownKindOf(key)}` : 'unknown' } })
}

const NAMED = {
  title: sides(words.refine((text) => !/[\r\n]/.test(text), { params: { kind: 'line' } })).optional(),
  ...fieldShapes(),
  dependsOn: DEPENDENCIES_SHAPE.optional(),
  checklist: z
    .array(checklistLine)
    .max(inFields(MOST.checklist))
    .meta({ description: 'All lines, in their order; a line with the same words is the same line.' })
    .optional(),
  archived: z.boolean().optional(),
}
export const ItemFieldsBody = z.object(NAMED).catchall(z.unknown()).superRefine(checkOwnValues).meta({
  id: 'ItemFields',
  description:
    'Values of the group’s own fields stand under the ids that `fields` of the road map has (`own-number-…`); of several of a list all of them; null for none.',
})
export type ItemFieldsBody = z.infer<typeof ItemFieldsBody>

const MOST_LINES = 100
/** Both lists together. */
export const ItemBatchBody = z
  .object({
    create: z.array(ItemFieldsBody).max(MOST_LINES).default([]),
    change: z
      .array(z.object({ item: itemId, etag: z.string().max(100).optional(), fields: ItemFieldsBody }))
      .max(MOST_LINES)
      .default([]),
  })
  .refine(({ create, change }) => create.length + change.length > 0)
export type ItemBatchBody = z.infer<typeof ItemBatchBody>

/** As long as the address of a saved view may be. */
const viewPart = (most = 4000) => z.string().max(most).optional()
const MOST_ITEMS = 1000

const item = typed<ItemAnswer>('Item', 'An item of the road map: `Item` in shared/roadmap/model.ts, and `etag`, the version of its values.')
const REFUSED = ['edit-refused', 'status-move', 'circular', 'item-archived', 'not-found', 'damaged'] as const
const CHANGED = [...REFUSED, 'item-changed'] as const

export const itemApi = {
  'GET /api/groups/:group/items': {
    about:
      'The road map as it is now: its workstreams, own fields and items, and the entry of the log that it holds (`seq`). Filter and order as in the address of a view: `q`, `status`, `delegation`, `stream`, `archived`, conditions in `all` or `any`, `sort` ([all of them](http-api.md#filters-orders-and-pages)). With `limit`, in pages: `next` is the `cursor` of the next one, null after the last; all pages are of the same `seq`.',
    access: 'document.read',
    token: 'read',
    query: z.object({
      q: viewPart(200),
      status: viewPart(),
      delegation: viewPart(),
      stream: viewPart(),
      archived: z.enum(['no', 'yes', 'all']).default('no'),
      all: viewPart(),
      any: viewPart(),
      sort: viewPart(),
      limit: z.coerce.number<string>().int().min(1).max(MOST_ITEMS).optional(),
      cursor: viewPart(),
    }),
    answers: { 200: typed<PlanAnswer>('Plan', '`{ seq, fields, streams, items, next }`: `RoadMap` in shared/roadmap/model.ts.') },
    refuses: ['damaged', 'too-many'],
  },
  'GET /api/groups/:group/items/:item': {
    about: 'One item, archived or not. `ETag` is its `etag`.',
    access: 'document.read',
    token: 'read',
    answers: { 200: item },
    refuses: ['damaged', 'too-many'],
  },
  'POST /api/groups/:group/items': {
    about:
      'Creates an item at the end of the list, and answers it. With a header `Idempotency-Key` (up to 100 letters, digits, `-`, `_`), a repetition answers the item that was created first (200); another body under the same key is refused. The edit passes the same checks as one from a browser, and is on disk when it is answered.',
    access: 'document.write',
    token: 'write',
    idempotent: true,
    body: ItemFieldsBody,
    example: { title: { es: 'Guía común de solicitudes', en: 'Common guide to requests' }, kind: 'action', lead: 'co', due: '2027-03-31' },
    answers: { 201: item, 200: item },
    refuses: [...REFUSED, 'key-reused'],
  },
  'POST /api/groups/:group/item-batches': {
    about:
      'Creates and changes up to 100 items each, all of them or none, in one entry of the log; answers them, created ones first. A refusal names the line (`create.2.due`). A change with `etag` is made only if the item still has it (`item-changed`). An `Idempotency-Key` counts as for one item, where something is created.',
    access: 'document.write',
    token: 'write',
    idempotent: true,
    body: ItemBatchBody,
    example: {
      create: [
        { title: { es: 'Guía común', en: 'Common guide' }, kind: 'practice' },
        { title: { en: 'Joint training' }, lead: 'co' },
      ],
    },
    answers: { 201: z.object({ items: listSchema(item) }), 200: z.object({ items: listSchema(item) }) },
    refuses: [...CHANGED, 'key-reused'],
  },
  'PATCH /api/groups/:group/items/:item': {
    about:
      'Changes the fields that are given, all of them or none, and answers the item. Of a title only the letters that differ are written; a list (`agencies`, `labels` …) is given whole. With `If-Match` only if the item still has that `ETag` (`item-changed`, 412); without it, what others write at the same time is merged.',
    access: 'document.write',
    token: 'write',
    ifMatch: true,
    body: ItemFieldsBody,
    example: { status: 'agreed', due: '2027-04-30', dueReason: 'Moved by the working group' },
    answers: { 200: item },
    refuses: [...CHANGED],
  },
} as const satisfies RouteTable
