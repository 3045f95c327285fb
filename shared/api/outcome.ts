// Exported documents: minutes of a session, a text, the road map, a review, the register of decisions, an item.
import { z } from 'zod'
import { MADE_FORMATS, PAPERS, RECORD_PARTS } from '../outcome/model.ts'
import { FIELD_KEYS } from '../roadmap/fields.ts'
import { decisionId, documentId, itemId, mark, meetingId, ownKey } from './fields.ts'
import { file, listSchema, type RouteTable } from './route.ts'

const MOST_ITEMS = 5_000
/** The kinds of documents. */
const What = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), meeting: meetingId, parts: listSchema(z.enum(RECORD_PARTS)).optional() }),
  z.object({ kind: z.literal('text'), text: documentId }),
  z.object({
    kind: z.literal('plan'),
    /** Items in the order of the screen; absent: all that are not archived. */
    items: z.array(itemId).max(MOST_ITEMS).readonly().optional(),
    group: z.union([z.enum([...FIELD_KEYS, 'none']), ownKey]).optional(),
    timeline: z.boolean().optional(),
    since: mark.optional(),
  }),
  z.object({ kind: z.literal('review'), since: mark }),
  z.object({ kind: z.literal('item'), item: itemId }),
  /** `decisions`: in the order of the screen; absent: all of them. */
  z.object({ kind: z.literal('register'), decisions: z.array(decisionId).max(MOST_ITEMS).readonly().optional() }),
])
export const ExportRequestBody = z.object({
  of: What,
  format: z.enum(MADE_FORMATS),
  languages: z.enum(['es', 'en', 'es-en']),
  paper: z.enum(PAPERS),
  /** The moment of the document; absent: now, or for a closed session its last closing. */
  at: mark.optional(),
  /** How many edits the device that asks for it has not sent: they are in no entry, and the document says so. */
  unsent: z.int().min(0).max(1_000_000).optional(),
})
export type ExportRequestBody = z.input<typeof ExportRequestBody>

export const exportApi = {
  'POST /api/groups/:group/outcome': {
    about:
      'A document to hand out, as PDF, DOCX, HTML or Markdown: the record of a session (`record`), a text, the road map (`plan`), what changed since a moment (`review`), the register of decisions (`register`), or one item with its files, reports and history. It shows what the caller may read, names the moment, position and hash that it shows, and changes nothing. `preview` is the number of pages of the PDF and the drawing of its first page, as JSON. One is made at a time.',
    access: 'group.read',
    personal: true,
    projected: true,
    token: 'export',
    body: ExportRequestBody,
    example: { of: { kind: 'plan', group: 'stream', timeline: true }, format: 'pdf', languages: 'es-en', paper: 'a4' },
    answers: {
      200: file(
        'application/pdf',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'text/html',
        'text/markdown',
        'application/json',
      ),
    },
    refuses: ['unknown-moment', 'not-begun', 'damaged', 'unavailable', 'history-behind', 'outcome-busy', 'outcome-slow'],
  },
} as const satisfies RouteTable
