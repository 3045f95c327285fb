// Chair and secretariat ask the operators of the installation for a further group.
import { z } from 'zod'
import { GROUP_REQUEST_ANSWERS, MOST_WHY_LETTERS } from '../people.ts'
import { bilingualLine, bilingualSchema, instantField, lineSchema, ownId } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

export const groupRequestWhy = lineSchema(MOST_WHY_LETTERS)

const GroupRequest = z
  .object({
    id: ownId,
    name: bilingualSchema,
    why: z.string(),
    at: instantField,
    /** Null: it waits. `why`: what the operator wrote to a refusal. */
    answer: z.object({ is: z.enum(GROUP_REQUEST_ANSWERS), why: z.string(), at: instantField }).nullable(),
  })
  .meta({ id: 'GroupRequest' })
export type GroupRequest = z.infer<typeof GroupRequest>

const GroupRequests = z
  .object({
    /** Whether this installation takes requests (`GROUP_REQUESTS`). */
    taken: z.boolean(),
    requests: listSchema(GroupRequest),
  })
  .meta({ id: 'GroupRequests' })

export const groupRequestApi = {
  'GET /api/groups/:group/group-requests': {
    about: 'What the group asked of the operators of the installation: further groups, the newest first.',
    access: 'group.change',
    answers: { 200: GroupRequests },
  },
  'POST /api/groups/:group/group-requests': {
    about: 'Asks the operators for a further group, where the installation allows it. They make or refuse it; who asked is notified.',
    access: 'group.change',
    body: z.object({ name: bilingualLine(160), why: groupRequestWhy }),
    example: {
      name: { es: 'Extinción de dominio', en: 'Asset forfeiture' },
      why: 'The heads of delegation agreed on it in session 3.',
    },
    answers: { 201: GroupRequest },
    refuses: ['group-requests-off', 'group-requests-full'],
  },
} as const satisfies RouteTable
