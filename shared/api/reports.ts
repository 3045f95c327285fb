// Reports of agencies on items: immutable acts of the group.
import { z } from 'zod'
import { MOST_REPORT_WORDS } from '../acts/whats.ts'
import { PROGRESS } from '../roadmap/model.ts'
import { accountId, agencyId, bilingualSchema, byLink, delegationId, instantField, itemId, meetingId, ownId, role } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

const told = {
  item: itemId,
  /** In the name of an agency, or of a delegation without one. */
  delegation: delegationId,
  agency: agencyId.nullable(),
  /** The session for which it was requested. */
  period: meetingId.nullable(),
  progress: z.enum(PROGRESS),
}
export const ReportInfo = z
  .object({
    id: ownId,
    /** Number and time of its act. */
    n: z.int(),
    at: instantField,
    /** Author at that time; `name` is null if the account was erased. */
    by: z.object({
      account: accountId,
      name: z.string().nullable(),
      role: role.nullable(),
      delegation: delegationId.nullable(),
      agency: agencyId.nullable(),
    }),
    byLink: byLink.optional(),
    ...told,
    done: bilingualSchema,
    obstacles: bilingualSchema,
    next: bilingualSchema,
  })
  .meta({
    id: 'Report',
    description: '`progress` is that of the item’s field `progress`. Chair and secretariat write reports down for others: see `by`.',
  })
export type ReportInfo = z.infer<typeof ReportInfo>

const side = z.string().max(MOST_REPORT_WORDS)
const words = z.object({ es: side, en: side })
const NewReport = z.object({ id: ownId, ...told, done: words, obstacles: words, next: words })
export type NewReport = z.infer<typeof NewReport>

const Reminded = z.object({ people: z.int(), agencies: z.int() })
const LastAsked = z.object({ at: instantField.nullable() })

export const reportApi = {
  'GET /api/groups/:group/reports': {
    about: 'The reports of agencies, the oldest first; `item`: those on one item.',
    access: 'group.read',
    token: 'read',
    query: z.object({ item: itemId.optional() }),
    answers: { 200: listSchema(ReportInfo) },
  },
  'POST /api/groups/:group/reports': {
    about:
      'Reports on an item in the name of an agency, or of a delegation (`agency: null`): for heads and delegates of that delegation, and for chair and secretariat, who write down what was said. `id` is made by the caller: the same one again records nothing (200). `period`: a session that has not closed, or null. Some of the words say something; the item is not archived.',
    access: 'report.give',
    body: NewReport,
    example: {
      id: '0h3c8f1n6pq2r4s7t9vb',
      item: '0h3c8f1n6pq2r4s7t9vb',
      delegation: 'co',
      agency: 'co-fgn',
      period: null,
      progress: 'substantial',
      done: { es: 'Se concluyó el capítulo.', en: '' },
      obstacles: { es: '', en: '' },
      next: { es: 'Firmarlo.', en: '' },
    },
    answers: { 201: ReportInfo, 200: ReportInfo },
    refuses: ['not-your-agency', 'unknown-delegation', 'unknown-item', 'item-archived', 'words-missing', 'period-closed', 'too-many'],
  },
  'GET /api/groups/:group/reports/reminders': {
    about: 'When somebody was last asked for a report that is still to be given.',
    access: 'report.remind',
    answers: { 200: LastAsked },
  },
  'POST /api/groups/:group/reports/reminders': {
    about:
      'Sends the notice of each report that is still missing to the members of its agency, else to the heads of its delegation, once more; `people` and `agencies` were notified. A person is notified of a report at most once in 24 hours.',
    access: 'report.remind',
    answers: { 200: Reminded },
    refuses: ['nothing-due', 'reminded-today'],
  },
} as const satisfies RouteTable
