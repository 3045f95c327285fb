// What the words of imported files mean in a group.
import { z } from 'zod'
import { isImportWordKey, LONGEST_IMPORT_WORD_ID, MOST_IMPORT_WORD_IDS, MOST_IMPORT_WORDS } from '../roadmap/importWords.ts'
import { instantField, lineSchema } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

const ImportWord = z
  .object({
    /** Subject, a space, and the word without capitals, accents and signs: `status stand by`. */
    key: z.string().refine(isImportWordKey),
    /** Ids, or values as text. A word that stands for nothing is not kept: it may be the name of a person. */
    answer: z.array(lineSchema(LONGEST_IMPORT_WORD_ID)).min(1).max(MOST_IMPORT_WORD_IDS),
  })
  .meta({ id: 'ImportWord' })

const KeptImportWord = ImportWord.extend({
  /** When somebody answered. */
  at: instantField,
}).meta({ id: 'KeptImportWord' })
export type KeptImportWord = z.infer<typeof KeptImportWord>
/** Without its time, it is answered now. */
const SaidImportWord = ImportWord.extend({ at: instantField.optional() })

const ImportWords = z.object({ words: listSchema(KeptImportWord) })
const SaidImportWords = z.object({ words: z.array(SaidImportWord).min(1).max(MOST_IMPORT_WORDS) })
export type SaidImportWord = z.infer<typeof SaidImportWord>

export const importWordApi = {
  'GET /api/groups/:group/import-words': {
    about: 'What the words of files meant in earlier imports of this group, the newest first.',
    access: 'document.write',
    answers: { 200: ImportWords },
  },
  'PATCH /api/groups/:group/import-words': {
    about:
      'Keeps what words of a file mean; of a word that is there, the answer that was given later (`at`; without it, now). Names of people are not kept.',
    access: 'document.write',
    body: SaidImportWords,
    example: { words: [{ key: 'status stand by', answer: ['deferred'] }] },
    answers: { 204: null },
  },
} as const satisfies RouteTable
