// What a sentence calls the thing that it is about: `this item` where the reader looks at it, or its name where they do not.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import { meetingOfDocument, parseAccountId, parseItemId, parseMeetingId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { assertNever } from '../result.ts'
import type { DescribeContext } from './describeContext.ts'
import type { HistoryEvent, SubjectType } from './events.ts'
import { fill, type Parts, valued, words } from './sentence.ts'

/** With its article, so that a sentence may say *de* before it. */
const THIS: Readonly<Record<SubjectType, Bilingual>> = {
  item: { es: 'esta acción', en: 'this item' },
  stream: { es: 'esta línea de trabajo', en: 'this workstream' },
  text: { es: 'este texto', en: 'this text' },
  meeting: { es: 'esta sesión', en: 'this session' },
  section: { es: 'esta sección', en: 'this section' },
  point: { es: 'este punto', en: 'this point' },
  decision: { es: 'esta decisión', en: 'this decision' },
  term: { es: 'este término', en: 'this term' },
  group: { es: 'el grupo', en: 'the group' },
  person: { es: 'esta persona', en: 'this person' },
  moment: { es: 'este momento', en: 'this moment' },
}
const NAMED: Readonly<Record<Exclude<SubjectType, 'item' | 'meeting' | 'group' | 'person'>, Bilingual>> = {
  stream: { es: 'la línea de trabajo {name}', en: 'the workstream {name}' },
  text: { es: 'el texto {name}', en: 'the text {name}' },
  section: { es: 'la sección {name}', en: 'the section {name}' },
  point: { es: 'el punto {name}', en: 'the point {name}' },
  decision: { es: 'la decisión {name}', en: 'the decision {name}' },
  term: { es: 'el término {name}', en: 'the term {name}' },
  moment: { es: 'el momento {name}', en: 'the moment {name}' },
}
const UNNAMED: Readonly<Record<SubjectType, Bilingual>> = {
  item: { es: 'una acción', en: 'an item' },
  stream: { es: 'una línea de trabajo sin nombre', en: 'a workstream without a name' },
  text: { es: 'un texto sin título', en: 'a text without a title' },
  meeting: { es: 'una sesión', en: 'a session' },
  section: { es: 'una sección sin título', en: 'a section without a title' },
  point: { es: 'un punto sin título', en: 'a point without a title' },
  decision: { es: 'una decisión sin texto', en: 'a decision without a text' },
  term: { es: 'un término sin expresión', en: 'a term without a wording' },
  group: { es: 'el grupo', en: 'the group' },
  person: { es: 'una persona del grupo', en: 'a person of the group' },
  moment: { es: 'un momento sin nombre', en: 'a moment without a name' },
}
const THE_PLAN: Bilingual = { es: 'la hoja de ruta', en: 'the road map' }
const THE_GLOSSARY: Bilingual = { es: 'el glosario', en: 'the glossary' }
const SESSION: Bilingual = { es: 'la sesión {number}', en: 'session {number}' }

export const thisSubject = (type: SubjectType, language: Language): Parts => words(THIS[type][language])

/** `WG-014`; *el punto «Asistencia judicial»*; *session 2*. `title` is what the subject is called now, where the event says it. */
export const namedSubject = (
  event: Pick<HistoryEvent, 'document' | 'subject' | 'change'> & { readonly title?: Bilingual; readonly code?: string | null },
  context: DescribeContext,
  language: Language,
): Parts => {
  const { type, id } = event.subject
  const born =
    event.change.type === 'created' || event.change.type === 'archived' || event.change.type === 'restored' ? event.change.title : null
  // Somewhere in the document: where exactly, nobody can say any more.
  if (id === '' && (type === 'item' || type === 'term')) return words((type === 'item' ? THE_PLAN : THE_GLOSSARY)[language])
  switch (type) {
    case 'item': {
      const item = parseItemId(id)
      const code = event.code ?? (item ? context.item(item)?.code : null)
      return item && code ? [{ type: 'item', id: item, text: code }] : words(UNNAMED.item[language])
    }
    case 'meeting': {
      // Of an act, the subject names the session, the document does not.
      const meeting = meetingOfDocument(event.document) ?? parseMeetingId(id)
      const number = meeting ? context.meeting(meeting)?.number : undefined
      return words(number === undefined ? UNNAMED.meeting[language] : SESSION[language].replace('{number}', String(number)))
    }
    case 'text': {
      const title = event.title ?? context.page(event.document) ?? born
      const text = title ? quoted(title, language) : null
      return text ? fill(NAMED.text[language], { name: [{ type: 'page', id: event.document, text }] }) : words(UNNAMED.text[language])
    }
    case 'group':
      return words(UNNAMED.group[language])
    case 'person': {
      const person = parseAccountId(id)
      return [
        ...(person
          ? [{ type: 'person', id: person, text: context.person(person) ?? UNNAMED.person[language] } as const]
          : words(UNNAMED.person[language])),
      ]
    }
    case 'moment':
    case 'stream':
    case 'section':
    case 'point':
    case 'decision':
    case 'term': {
      const title = event.title ?? born
      const text = title ? quoted(title, language) : null
      return text ? fill(NAMED[type][language], { name: valued(text) }) : words(UNNAMED[type][language])
    }
    default:
      return assertNever(type)
  }
}

const DECISION_OF: Bilingual = { es: 'Decisión de {session}', en: 'Decision of {session}' }
const DECISION: Bilingual = { es: 'Decisión', en: 'Decision' }
/** *Decision of session 3*: where the words of the decision stand beside it. */
export const decisionOf = ({ document }: Pick<HistoryEvent, 'document'>, context: DescribeContext, language: Language): string => {
  const meeting = meetingOfDocument(document)
  const number = meeting ? context.meeting(meeting)?.number : undefined
  if (number === undefined) return DECISION[language]
  return DECISION_OF[language].replace('{session}', SESSION[language].replace('{number}', String(number)))
}

const LONGEST = 80
/** In the quotation marks of the language; null when there is nothing to quote. */
export const quoted = (pair: Bilingual, language: Language): string | null => {
  const text = pick(pair, language).text.trim().replace(/\s+/g, ' ')
  return text === '' ? null : quote(clip(text), language)
}
export const quote = (text: string, language: Language): string => (language === 'es' ? `«${isolate(text)}»` : `“${isolate(text)}”`)
const clip = (text: string) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`)
