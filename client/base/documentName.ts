// What a document is called in a sentence.

import type { GroupInfo } from '../../shared/api/groups.ts'
import { type Language, pickWords } from '../../shared/bilingual.ts'
import { type DocumentId, documentKind } from '../../shared/ids.ts'
import type { Messages } from './messages/catalogue.ts'

export const documentName = (group: Pick<GroupInfo, 'documents'>, document: DocumentId, text: Messages, language: Language): string => {
  if (documentKind(document) === 'roadmap') return text.frame.roadMap
  if (documentKind(document) === 'glossary') return text.glossary.title
  if (documentKind(document) === 'acts') return text.trust.acts
  const title = group.documents.find(({ id }) => id === document)?.title
  const untitled = documentKind(document) === 'meeting' ? text.trust.untitledSession : text.trust.untitled
  return (title && pickWords(title, language)) || untitled
}
