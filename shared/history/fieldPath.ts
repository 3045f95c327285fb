// Which words belong to the field of an event: `title.es`, `checklist/<id>/done`, `attendance/<delegation>` …
import { type Language, parseLanguage } from '../bilingual.ts'
import { CONFIRMED } from '../pairs/confirmations.ts'
import type { SubjectType } from './events.ts'
import { CONFIRMED_WORDS, ENTRY_WORDS, type FieldWords, ITEM_WORDS } from './fieldWords.ts'
import { DECISION_WORDS, MEETING_WORDS, PAGE_WORDS, POINT_WORDS, SECTION_WORDS, SPEAKER_WORDS, STREAM_WORDS } from './meetingWords.ts'
import { TERM_WORDS } from './termWords.ts'

export interface FieldPath {
  /** `due`, `checklist`, `confirmed`. */
  readonly root: string
  /** The keys below it: a line of the checklist, a delegation of the attendance, `body:<block>:<block>` of what was confirmed. */
  readonly inside: string | null
  /** Of a text. */
  readonly side: Language | null
  /** Null for what an older or a later Ruta wrote. */
  readonly words: FieldWords | null
}

export const WORDS: Readonly<Record<SubjectType, Readonly<Record<string, FieldWords>>>> = {
  item: ITEM_WORDS,
  stream: STREAM_WORDS,
  text: PAGE_WORDS,
  meeting: MEETING_WORDS,
  section: SECTION_WORDS,
  point: POINT_WORDS,
  decision: DECISION_WORDS,
  term: TERM_WORDS,
  // Of the log of acts: `actWords.ts`.
  group: {},
  person: {},
  moment: {},
}

export const fieldPath = (type: SubjectType, field: string): FieldPath => {
  const [first = '', inside = null, leaf = null] = field.split('/')
  const [root, rootSide] = splitSide(first)
  const [leafRoot, leafSide] = leaf === null ? [null, null] : splitSide(leaf)
  const words = root === CONFIRMED ? CONFIRMED_WORDS : own(WORDS[type], root)
  return { root, inside, side: leafSide ?? rootSide, words: leafRoot === null ? words : leafWords(root, leafRoot) }
}

const leafWords = (root: string, leaf: string): FieldWords | null =>
  root === 'checklist' ? own<FieldWords>(ENTRY_WORDS, leaf) : root === 'speakers' ? SPEAKER_WORDS : null

const splitSide = (key: string): readonly [root: string, side: Language | null] => {
  const at = key.lastIndexOf('.')
  const side = at === -1 ? null : parseLanguage(key.slice(at + 1))
  return side ? [key.slice(0, at), side] : [key, null]
}
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(table, key) ? (table[key] ?? null) : null)
