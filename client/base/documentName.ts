// The name of a document in a sentence, and the name of its kind.

import type { GroupInfo } from '../../shared/api/groups.ts'
import { type Language, pickWords } from '../../shared/bilingual.ts'
import { type DocumentId, type DocumentKind, documentKind, groupOfDocument } from '../../shared/ids.ts'
import type { Messages } from './messages/catalogue.ts'

export const documentName = (group: Pick<GroupInfo, 'documents'>, document: DocumentId, text: Messages, language: Language): string => {
  if (groupOfDocument(document)) return DOCUMENT_KIND_NAMES[documentKind(document)](text)
  const title = group.documents.find(({ id }) => id === document)?.title
  const untitled = documentKind(document) === 'meeting' ? text.trust.untitledSession : text.trust.untitled
  return (title && pickWords(title, language)) || untitled
}

export const DOCUMENT_KIND_NAMES: Readonly<Record<DocumentKind, (text: Messages) => string>> = {
  roadmap: (text) => text.frame.roadMap,
  page: (text) => text.frame.texts,
  meeting: (text) => text.meeting.title,
  glossary: (text) => text.glossary.title,
  acts: (text) => text.trust.acts,
}
