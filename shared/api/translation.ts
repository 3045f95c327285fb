// Pairs of texts that need translation or confirmation, of all editable content.
import { z } from 'zod'
import { PAGE_KINDS } from '../page/model.ts'
import { PAIR_SUBJECTS } from '../pairs/pairNames.ts'
import { accountId, bilingualSchema, countSchema, delegationId, documentId, instantField, languageSchema } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

export const WaitingPair = z
  .object({
    document: documentId,
    /** A term of the glossary needs work only while one language is empty; terms need no confirmation. */
    type: z.enum([...PAIR_SUBJECTS, 'term']),
    /** '' for a text or a session. */
    id: z.string(),
    field: z.string(),
    /** Null for a term, and for a row of a text whose other side is missing. */
    name: z.string().nullable(),
    /** For a row of a text: the block id used in links to it. */
    block: z.string().nullable(),
    /** For an item. */
    code: z.string().nullable(),
    /** Title of the item, the text, the session or the term. */
    title: bilingualSchema,
    state: z.enum(['missing', 'stale', 'unconfirmed']),
    /** Language that needs work; null for both. */
    side: languageSchema.nullable(),
    /** The beginnings of both sides. */
    sides: bilingualSchema,
    /** Delegation that leads the item, or else for which the newer side was last edited. */
    whose: delegationId.nullable(),
    /** Last author of the newer side, within the hour; null if unknown. */
    last: z.object({ account: accountId.nullable(), delegation: delegationId.nullable(), at: instantField }).nullable(),
  })
  .meta({ id: 'WaitingPair' })
export type WaitingPair = z.infer<typeof WaitingPair>

const PairCounts = z.object({ aligned: countSchema, unconfirmed: countSchema, stale: countSchema, missing: countSchema })
/** Data for the list of texts, archived or not. */
const TextSummary = z.object({
  kind: z.enum(PAGE_KINDS),
  /** Paragraphs with text, per language. */
  paragraphs: z.object({ es: countSchema, en: countSchema }),
  /** Brackets that are open, both languages counted once. */
  brackets: countSchema,
  /** Author of its newest entry; null if there is none. */
  last: z.object({ account: accountId, delegation: delegationId.nullable() }).nullable(),
})
export type TextSummary = z.infer<typeof TextSummary>
export const TranslationAnswer = z.object({
  pairs: listSchema(WaitingPair),
  /** `text`: null if the document is no text. */
  documents: listSchema(z.object({ document: documentId, counts: PairCounts, text: TextSummary.nullable() })),
})
export type TranslationAnswer = z.infer<typeof TranslationAnswer>

export const translationApi = {
  'GET /api/groups/:group/translation': {
    about: 'Which pairs of texts wait for somebody.',
    access: 'history.read',
    token: 'read',
    answers: { 200: TranslationAnswer },
    refuses: ['history-behind', 'too-many', 'damaged'],
  },
} as const satisfies RouteTable
