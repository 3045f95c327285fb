// Name of an event's subject: `this item` if it is the context, or else its title.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import { meetingOfDocument, parseAccountId, parseItemId, parseMeetingId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { must } from '../result.ts'
import type { Called } from '../schema/document.ts'
import type { DescribeContext } from './describeContext.ts'
import type { HistoryEvent, SubjectType } from './events.ts'
import { subjectLayout } from './fold/subjectLayouts.ts'
import { fill, type PhraseParts, valued, words } from './sentence.ts'

/** Subjects of acts only. */
const OF_ACTS: Readonly<Record<string, Called>> = {
  group: {
    this: { es: 'el grupo', en: 'the group' },
    named: { es: 'el grupo', en: 'the group' },
    unnamed: { es: 'el grupo', en: 'the group' },
  },
  person: {
    this: { es: 'esta persona', en: 'this person' },
    named: { es: '{name}', en: '{name}' },
    unnamed: { es: 'una persona del grupo', en: 'a person of the group' },
  },
  moment: {
    this: { es: 'este momento', en: 'this moment' },
    named: { es: 'el momento {name}', en: 'the moment {name}' },
    unnamed: { es: 'un momento sin nombre', en: 'a moment without a name' },
  },
}
/** Name in its table. */
const calledOf = (type: SubjectType): Called =>
  subjectLayout(type)?.called ?? OF_ACTS[type] ?? must<Called>(null, `what a ${type} is called`)
const SESSION: Bilingual = { es: 'la sesión {number}', en: 'session {number}' }

export const thisSubject = (type: SubjectType, language: Language): PhraseParts => words(calledOf(type).this[language])

/** `WG-014`; *el punto «Asistencia judicial»*; *session 2*. `title` is the current title, if the event has it. */
export const namedSubject = (
  event: Pick<HistoryEvent, 'document' | 'subject' | 'change'> & { readonly title?: Bilingual; readonly code?: string | null },
  context: DescribeContext,
  language: Language,
): PhraseParts => {
  const { type, id } = event.subject
  const born =
    event.change.type === 'created' || event.change.type === 'archived' || event.change.type === 'restored' ? event.change.title : null
  // In an unknown part of the document.
  const whole = id === '' ? subjectLayout(type)?.table.called : null
  if (whole) return words(whole[language])
  const { named, unnamed } = calledOf(type)
  switch (type) {
    case 'item': {
      const item = parseItemId(id)
      const code = event.code ?? (item ? context.item(item)?.code : null)
      return item && code ? [{ type: 'item', id: item, text: code }] : words(unnamed[language])
    }
    case 'meeting': {
      // For an act, the session is the subject, not the document.
      const meeting = meetingOfDocument(event.document) ?? parseMeetingId(id)
      const number = meeting ? context.meeting(meeting)?.number : undefined
      return words(number === undefined ? unnamed[language] : SESSION[language].replace('{number}', String(number)))
    }
    case 'text': {
      const title = event.title ?? context.page(event.document) ?? born
      const text = title ? quotedTitle(title, language) : null
      return text ? fill(named[language], { name: [{ type: 'page', id: event.document, text }] }) : words(unnamed[language])
    }
    case 'person': {
      const person = parseAccountId(id)
      return [
        ...(person
          ? [{ type: 'person', id: person, text: context.person(person) ?? unnamed[language] } as const]
          : words(unnamed[language])),
      ]
    }
    default: {
      const title = event.title ?? born
      const text = title ? quotedTitle(title, language) : null
      return text ? fill(named[language], { name: valued(text) }) : words(unnamed[language])
    }
  }
}

const DECISION_OF: Bilingual = { es: 'Decisión de {session}', en: 'Decision of {session}' }
const DECISION: Bilingual = { es: 'Decisión', en: 'Decision' }
/** *Decision of session 3*: if its text is shown beside it. */
export const decisionOf = ({ document }: Pick<HistoryEvent, 'document'>, context: DescribeContext, language: Language): string => {
  const meeting = meetingOfDocument(document)
  const number = meeting ? context.meeting(meeting)?.number : undefined
  if (number === undefined) return DECISION[language]
  return DECISION_OF[language].replace('{session}', SESSION[language].replace('{number}', String(number)))
}

const LONGEST = 80
/** In the quotation marks of the language; null when it is empty. */
export const quotedTitle = (pair: Bilingual, language: Language): string | null => {
  const text = pick(pair, language).text.trim().replace(/\s+/g, ' ')
  return text === '' ? null : quote(clip(text), language)
}
export const quote = (text: string, language: Language): string => (language === 'es' ? `«${isolate(text)}»` : `“${isolate(text)}”`)
const clip = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`)
