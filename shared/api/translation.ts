// Which pairs of texts wait for somebody, of everything that can still be written.
import { z } from 'zod'
import { PAGE_KINDS } from '../page/model.ts'
import { PAIR_SUBJECTS } from '../pairs/pairNames.ts'
import { accountId, bilingual, count, delegationId, documentId, instantField, language } from './fields.ts'
import { list, type RouteTable } from './route.ts'

export const WaitingPair = z
  .object({
    document: documentId,
    /** A term of the glossary waits while one language has none: what stands in both needs nobody to confirm it. */
    type: z.enum([...PAIR_SUBJECTS, 'term']),
    /** '' of a text or a session. */
    id: z.string(),
    field: z.string(),
    /** Null of a term, and of a row of a text whose other side is missing. */
    name: z.string().nullable(),
    /** Of a row of a text: the block by which an address leads to it. */
    block: z.string().nullable(),
    /** Of an item. */
    code: z.string().nullable(),
    /** What the item, the text, the session or the term is called. */
    title: bilingual,
    state: z.enum(['missing', 'stale', 'unconfirmed']),
    /** Which language waits; null where both do. */
    side: language.nullable(),
    /** Their beginnings. */
    sides: bilingual,
    /** Who leads the item, or else for whom the side that is ahead was last written. */
    whose: delegationId.nullable(),
    /** Who last wrote what stands on the side that is ahead, within the hour; null where nobody is known. */
    last: z.object({ account: accountId.nullable(), delegation: delegationId.nullable(), at: instantField }).nullable(),
  })
  .meta({ id: 'WaitingPair' })
export type WaitingPair = z.infer<typeof WaitingPair>

const PairCounts = z.object({ aligned: count, unconfirmed: count, stale: count, missing: count })
/** What the list of texts says of one, archived or not. */
const TextSummary = z.object({
  kind: z.enum(PAGE_KINDS),
  /** Written ones, of each language. */
  paragraphs: z.object({ es: count, en: count }),
  /** Who wrote its newest entry; null while there is none. */
  last: z.object({ account: accountId, delegation: delegationId.nullable() }).nullable(),
})
export type TextSummary = z.infer<typeof TextSummary>
export const TranslationAnswer = z.object({
  pairs: list(WaitingPair),
  /** `text`: null of what is no text. */
  documents: list(z.object({ document: documentId, counts: PairCounts, text: TextSummary.nullable() })),
})
export type TranslationAnswer = z.infer<typeof TranslationAnswer>

export const translationApi = {
  'GET /api/groups/:group/translation': {
    about: 'Which pairs of texts wait for somebody.',
    access: 'history.read',
    token: 'read',
    answers: { 200: TranslationAnswer },
    refuses: ['too-many', 'damaged'],
  },
} as const satisfies RouteTable
