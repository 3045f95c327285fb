// Where an item, a text or a decision is mentioned: links, subjects of points and decisions, comments.
import { z } from 'zod'
import { parseThreadSubject } from '../comments/subject.ts'
import { readReference } from '../editor/reference.ts'
import { by, delegationId, documentId, threadId } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'
import { SearchHit } from './search.ts'

const NamingThread = z.object({
  thread: threadId,
  number: z.int(),
  document: documentId,
  subject: by(parseThreadSubject, 'item:0h3c8f1n6pq2r4s7t9vb'),
  /** For a thread private to its delegation. */
  delegation: delegationId.nullable(),
})
export const Mentions = z.object({ hits: listSchema(SearchHit), threads: listSchema(NamingThread) })
export type Mentions = z.infer<typeof Mentions>

export const mentionApi = {
  'GET /api/groups/:group/mentions': {
    about:
      'What refers to `of` (`item <id>`, `text <document>` or `decision <id>`), of what the caller may read: links in texts, descriptions, minutes and notes, what agenda items and decisions are about (`hits`, without excerpts), and comments elsewhere that name an item by its number (`threads`). At most 200 of each.',
    access: 'group.read',
    projected: true,
    query: z.object({ of: by((text) => readReference(text), 'item 0h3c8f1n6pq2r4s7t9vb') }),
    answers: { 200: Mentions },
  },
} as const satisfies RouteTable
