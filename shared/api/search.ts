// Full-text search of a group: items, texts, sessions, points, decisions and terms.
import { z } from 'zod'
import { bilingualSchema, decisionId, documentId, itemId, meetingId, pointId, termIdSchema } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

/** The number of a decision as it is shown: with a letter, if two share it. Absent in answers that a device kept from 0.1.0. */
const called = z.string().optional()
const Found = z.discriminatedUnion('type', [
  z.object({ type: z.literal('item'), id: itemId, code: z.string().nullable() }),
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('term'), id: termIdSchema }),
  z.object({ type: z.literal('session'), meeting: meetingId, number: z.int() }),
  z.object({ type: z.literal('point'), meeting: meetingId, number: z.int(), id: pointId }),
  z.object({ type: z.literal('decision'), meeting: meetingId, number: z.int(), id: decisionId, decision: z.int(), called }),
])
export const SearchHit = z
  .object({
    document: documentId,
    found: Found,
    title: bilingualSchema,
    /** Excerpt around the match, if it is not in the title; '' in a language without a match. */
    excerpt: bilingualSchema,
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.object({ hits: listSchema(SearchHit) })
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const searchApi = {
  'GET /api/groups/:group/search': {
    about: 'The best first, at most 40. Accents and capitals do not matter; all words must be there.',
    access: 'group.read',
    projected: true,
    token: 'read',
    query: z.object({ q: z.string().max(200).meta({ example: 'guide' }) }),
    answers: { 200: SearchAnswer },
    refuses: ['too-many'],
  },
} as const satisfies RouteTable
