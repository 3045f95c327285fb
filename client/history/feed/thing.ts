// The subject of a change: its number or icon, its name, and its address.
import type { NamedEvent } from '../../../shared/api/history.ts'
import { type Bilingual, type Language, pickWords } from '../../../shared/bilingual.ts'
import type { DescribeContext } from '../../../shared/history/describeContext.ts'
import type { SubjectType } from '../../../shared/history/events.ts'
import { isNewDecision } from '../../../shared/history/lineWords.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { decisionOf, namedSubject } from '../../../shared/history/subjects.ts'
import { documentKind, type GroupId, meetingOfDocument, parseItemId } from '../../../shared/ids.ts'
import { capital } from '../../base/intl.ts'
import type { IconName } from '../../ui/Icon.tsx'
import { itemHistoryHref, textHistoryHref } from '../addresses.ts'
import { isAct } from './isAct.ts'

const SIGNS: Readonly<Partial<Record<SubjectType, IconName>>> = {
  item: 'square-check',
  stream: 'layers',
  text: 'file-text',
  meeting: 'messages-square',
  section: 'list-ordered',
  point: 'list-ordered',
  decision: 'gavel',
  term: 'book-open-check',
}

/** Acts are about people, the group and its sessions. */
export const signOf = ({ document, subject }: Pick<NamedEvent, 'document' | 'subject'>): IconName =>
  isAct({ document }) ? 'shield-check' : (SIGNS[subject.type] ?? 'file-text')

type ThingEvent = Pick<NamedEvent, 'document' | 'subject' | 'change' | 'title' | 'code'>

/** Its present title, *Session 2*, or *A text without a title*. */
export const thingName = (event: ThingEvent, names: DescribeContext, language: Language): string => {
  // A new decision is shown with its own text.
  if (isNewDecision(event)) return decisionOf(event, names, language)
  const title = event.subject.type === 'meeting' ? '' : titleOf(event, language)
  return title || capital(plainPhrase(namedSubject(event, names, language)))
}
const titleOf = ({ title, change }: ThingEvent, language: Language): string => {
  const born: Bilingual | null = change.type === 'created' || change.type === 'archived' || change.type === 'restored' ? change.title : null
  return (pickWords(title, language) || (born ? pickWords(born, language) : '')).trim().replace(/\s+/g, ' ')
}

/** The address of its history; for a session, the session itself. */
export const thingHref = (group: GroupId, { document, subject }: Pick<NamedEvent, 'document' | 'subject'>): string | null => {
  const item = subject.type === 'item' ? parseItemId(subject.id) : null
  if (item) return itemHistoryHref(group, item)
  switch (documentKind(document)) {
    case 'page':
      return textHistoryHref(group, document)
    case 'meeting':
      return `/g/${group}/sessions/${meetingOfDocument(document)}`
    case 'glossary':
      return `/g/${group}/glossary`
    default:
      return null
  }
}
