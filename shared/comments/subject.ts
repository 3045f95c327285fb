// Subject of a thread, named as in the history: an item, a text, an agenda point, a decision.
import { type DocumentId, type DocumentKind, documentKind, isName } from '../ids.ts'

export const SUBJECT_KINDS = ['item', 'text', 'point', 'decision'] as const
export type ThreadSubjectKind = (typeof SUBJECT_KINDS)[number]

/** `item:<id>`, `point:<id>`, `decision:<id>`; `text:` is the document itself. */
export type ThreadSubject = `${ThreadSubjectKind}:${string}`

const DOCUMENT_OF: Readonly<Record<ThreadSubjectKind, DocumentKind>> = {
  item: 'roadmap',
  text: 'page',
  point: 'meeting',
  decision: 'meeting',
}

export const kindOfSubject = (subject: ThreadSubject): ThreadSubjectKind =>
  SUBJECT_KINDS.find((kind) => subject.startsWith(`${kind}:`)) ?? 'text'

export const parseThreadSubject = (text: unknown): ThreadSubject | null => {
  if (typeof text !== 'string') return null
  const kind = SUBJECT_KINDS.find((one) => text.startsWith(`${one}:`))
  if (!kind) return null
  const id = text.slice(kind.length + 1)
  return (kind === 'text' ? id === '' : isName(id)) ? (text as ThreadSubject) : null
}

/** An item is in a road map, a point in a session. */
export const isIn = (subject: ThreadSubject, document: DocumentId): boolean =>
  documentKind(document) === DOCUMENT_OF[kindOfSubject(subject)]

/** Field of an item, named as in the history: `due`, `description.es`, `checklist/<id>/text`. */
export const isFieldName = (text: string): boolean => /^[A-Za-z][\w./-]{0,119}$/.test(text)
