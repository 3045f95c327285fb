// Saved views of the plan.
import { z } from 'zod'
import { accountId, bilingualSchema, instantField, lineSchema, viewId } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

export const SavedView = z
  .object({
    id: viewId,
    /** One side may be empty: then the other one is shown. */
    name: bilingualSchema,
    /** Query string of the road map's URL, without the open item and the moment. Must be parsed by its readers. */
    query: z.string(),
    /** Shared with the group; otherwise private. */
    shared: z.boolean(),
    by: accountId,
    changedBy: accountId,
    changedAt: instantField,
    /** Version, for optimistic locking. */
    version: z.int(),
  })
  .meta({ id: 'View' })
export type SavedView = z.infer<typeof SavedView>

/** `usual`: the caller's default view. */
export const SavedViews = z.object({ views: listSchema(SavedView), usual: viewId.nullable() })
export type SavedViews = z.infer<typeof SavedViews>

const name = lineSchema(80).or(z.literal(''))
const LONGEST_QUERY = 4000
const NewView = z.object({
  name: z.object({ es: name, en: name }).refine(({ es, en }) => es !== '' || en !== ''),
  query: lineSchema(LONGEST_QUERY).or(z.literal('')),
  shared: z.boolean(),
})
export type NewView = z.infer<typeof NewView>
const ChangedView = NewView.extend({ version: z.int().min(1) })
export type ChangedView = z.infer<typeof ChangedView>
const UsualView = z.object({ usual: z.string().nullable() })

export const viewApi = {
  'GET /api/groups/:group/views': {
    about: 'One’s own and the group’s, the oldest first; `usual` opens the plan.',
    access: 'view.save',
    answers: { 200: SavedViews },
  },
  'POST /api/groups/:group/views': {
    about: 'Keeps a view; one that is shared needs a role that writes.',
    access: 'view.save',
    body: NewView,
    example: { name: { es: 'Atrasados', en: 'Overdue' }, query: 'all=due.overdue', shared: true },
    answers: { 201: SavedView },
    refuses: ['forbidden', 'too-many-views'],
  },
  'PUT /api/groups/:group/views/:view': {
    about: 'Changes one; `version` is the one that the caller has seen.',
    access: 'view.save',
    body: ChangedView,
    example: { name: { es: 'Atrasados', en: 'Overdue' }, query: 'all=due.overdue', shared: false, version: 1 },
    answers: { 200: SavedView },
    refuses: ['forbidden', 'not-yours', 'view-changed', 'too-many-views'],
  },
  'DELETE /api/groups/:group/views/:view': {
    about: 'Removes one.',
    access: 'view.save',
    answers: { 204: null },
    refuses: ['forbidden', 'not-yours'],
  },
  'PUT /api/groups/:group/usual-view': {
    about: 'The view with which the caller opens the plan.',
    access: 'view.save',
    personal: true,
    body: UsualView,
    example: { usual: null },
    answers: { 204: null },
    refuses: ['not-found'],
  },
} as const satisfies RouteTable
