// Which events people are shown. History has an event for everything that the relay accepts; what only matters during a session (speakers, timer,
// projection) is in no list of them, and attendance is in the lists, but no news.
import { DOCUMENTS } from '../documents.ts'
import { type DocumentId, documentKind } from '../ids.ts'
import { type HistoryEvent, SOMETHING_ELSE } from './events.ts'

type Of = Pick<HistoryEvent, 'document' | 'field'>

/** Fields of the events of a document that no list shows. */
export const untoldFields = (document: DocumentId): readonly string[] => UNTOLD[documentKind(document)]
const UNTOLD = mapped(({ untold }) => [...untold].map((name) => `${SOMETHING_ELSE}/${name}`))

export const isTold = ({ document, field }: Of): boolean => field === null || !untoldFields(document).includes(field)

/** Members who were away are told of it, and it counts as somebody's work. */
export const isNews = (event: Of): boolean => {
  const [root = '', inside] = event.field?.split('/') ?? []
  return isTold(event) && !DOCUMENTS[documentKind(event.document)].quiet.has(root === SOMETHING_ELSE ? (inside ?? '') : root)
}

function mapped<Value>(of: (table: (typeof DOCUMENTS)[keyof typeof DOCUMENTS]) => Value): Readonly<Record<keyof typeof DOCUMENTS, Value>> {
  const { roadmap, page, meeting, glossary, acts } = DOCUMENTS
  return { roadmap: of(roadmap), page: of(page), meeting: of(meeting), glossary: of(glossary), acts: of(acts) }
}
