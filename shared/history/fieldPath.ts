// Parses the field of an event: `title.es`, `checklist/<id>/done`, `attendance/<delegation>` …
import { type Language, parseLanguage } from '../bilingual.ts'
import { CONFIRMED } from '../pairs/confirmations.ts'
import { isOwnKey } from '../roadmap/ownKeys.ts'
import { NO_OWN_FIELDS, type OwnNames, ownRow } from '../roadmap/ownRows.ts'
import { SUBJECT_TYPES, type SubjectType } from './events.ts'
import {
  BRIEF_OF_TEXT,
  CONFIRMED_WORDS,
  ENTRY_WORDS,
  type FieldWords,
  fieldWordsOf,
  ITEM_WORDS,
  ownFieldWords,
  type Sentences,
} from './fieldWords.ts'
import { subjectLayout } from './fold/subjectLayouts.ts'
import { OF_DECISION, OF_MEETING, OF_POINT, SAID_OF_POINT, SPEAKER_WORDS } from './meetingWords.ts'
import { OF_OWN_FIELD } from './ownFieldWords.ts'

export interface FieldPath {
  /** `due`, `checklist`, `confirmed`. */
  readonly root: string
  /** The keys below it: an entry of the checklist, a delegation of the attendance, `body:<block>:<block>` of a confirmation. */
  readonly inside: string | null
  /** Language of a text. */
  readonly side: Language | null
  /** Null for a field of another version. */
  readonly words: FieldWords | null
}

const SENTENCES: Readonly<Partial<Record<SubjectType, Sentences>>> = {
  text: { brief: BRIEF_OF_TEXT },
  field: { own: OF_OWN_FIELD },
  meeting: { own: OF_MEETING },
  point: { own: OF_POINT, said: SAID_OF_POINT },
  decision: { own: OF_DECISION },
}
/** By subject, from the tables of the documents; subjects of acts have none (`actWords.ts`). */
export const SUBJECT_FIELD_WORDS: Readonly<Record<SubjectType, Readonly<Record<string, FieldWords>>>> = Object.assign(
  {},
  ...SUBJECT_TYPES.map((type) => ({
    [type]: type === 'item' ? ITEM_WORDS : fieldWordsOf(subjectLayout(type)?.fields ?? {}, SENTENCES[type]),
  })),
)

/** `named`: how an own field was called when the event happened. */
export const fieldPath = (type: SubjectType, field: string, named?: OwnNames): FieldPath => {
  const [first = '', inside = null, leaf = null] = field.split('/')
  const [root, rootSide] = splitSide(first)
  const [leafRoot, leafSide] = leaf === null ? [null, null] : splitSide(leaf)
  const words = root === CONFIRMED ? CONFIRMED_WORDS : (ownWords(type, root, named) ?? own(SUBJECT_FIELD_WORDS[type], root))
  return { root, inside, side: leafSide ?? rootSide, words: leafRoot === null ? words : leafWords(root, leafRoot) }
}

const ownWords = (type: SubjectType, root: string, named: OwnNames | undefined): FieldWords | null =>
  type === 'item' && isOwnKey(root) ? ownFieldWords(named ? ownRow(root, named) : NO_OWN_FIELDS.row(root)) : null

const leafWords = (root: string, leaf: string): FieldWords | null =>
  root === 'checklist' ? own<FieldWords>(ENTRY_WORDS, leaf) : root === 'speakers' ? SPEAKER_WORDS : null

const splitSide = (key: string): readonly [root: string, side: Language | null] => {
  const at = key.lastIndexOf('.')
  const side = at === -1 ? null : parseLanguage(key.slice(at + 1))
  return side ? [key.slice(0, at), side] : [key, null]
}
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(table, key) ? (table[key] ?? null) : null)

/** How the field of an event was called then, if it is one of the group's own. */
export const namedThen = (change: { readonly own?: OwnNames } | object): OwnNames | undefined => ('own' in change ? change.own : undefined)
