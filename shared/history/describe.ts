// Converts an event into a sentence in the user's language: *Delegate, FGR (MX)* · *moved the due date from 30 Sep to 15 Nov* · *in session 2*.

import { OPERATOR } from '../acts/actEvent.ts'
import type { Bilingual, Language } from '../bilingual.ts'
import { broughtBackOf, type PerhapsBroughtBack } from '../broughtBack.ts'
import { meetingOfDocument } from '../ids.ts'
import type { ByToken } from '../tokens/tokens.ts'
import type { ActNames } from './actWords.ts'
import { doubtParts, erasedPerson, linkWords, personPart, unknownAuthorWords } from './creditWords.ts'
import type { DescribeContext } from './describeContext.ts'
import type { HistoryEvent } from './events.ts'
import { type PredicateOptions, predicateOf } from './predicate.ts'
import { fill, isBare, joined, type PhraseParts, plainPhrase, words } from './sentence.ts'
import { type ByLink, type Then, thenParts } from './then.ts'
import { tokenWords } from './tokenWords.ts'

export interface Sentence {
  /** *Delegate, FGR (MX)*. */
  readonly who: PhraseParts
  /** *moved the due date of WG-014 from 30 Sep to 15 Nov*. */
  readonly did: PhraseParts
  /** *in session 2*; further notes: offline, unseen. Each is separate. */
  readonly notes: readonly PhraseParts[]
}
/** Current title and code of its subject, if the answer contains them. */
export type DescribedEvent = HistoryEvent & {
  readonly title?: Bilingual
  readonly code?: string | null
  readonly verified?: boolean
  readonly was?: Then | null
  readonly names?: ActNames
  readonly byLink?: ByLink
  readonly byToken?: ByToken
}

/** `implied`: the subject is not named, because it is the context. */
export const describeEvent = (
  event: DescribedEvent,
  context: DescribeContext,
  language: Language,
  subject: PredicateOptions['subject'] = 'named',
): Sentence => ({
  who: who(event, context, language),
  did: predicateOf(event, { context, language, subject }),
  notes: notes(event, context, language),
})

/** The complete sentence. */
const whole = ({ who, did, notes }: Sentence): PhraseParts => [
  ...joined([who, did], ' '),
  ...(notes.length > 0 ? words(', ') : []),
  ...joined(notes, ', '),
]
export const sentence = (
  event: DescribedEvent,
  context: DescribeContext,
  language: Language,
  subject?: PredicateOptions['subject'],
): string => plainPhrase(marked(whole(describeEvent(event, context, language, subject)), language))

/** For output without strikethrough: *“before” → “now”*. */
const marked = (parts: PhraseParts, language: Language): PhraseParts =>
  parts.flatMap((part, at): PhraseParts => {
    if (isBare(parts, at)) return [...fill(QUOTED[language], { part: [part] }), ...words(' →')]
    return isBare(parts, at - 2) ? fill(QUOTED[language], { part: [part] }) : [part]
  })
const QUOTED: Bilingual = { es: '«{part}»', en: '“{part}”' }

export const who = (
  event: PerhapsBroughtBack & Pick<DescribedEvent, 'author' | 'delegation' | 'was'>,
  context: DescribeContext,
  language: Language,
): PhraseParts => {
  const { author, delegation, was } = event
  if (broughtBackOf(event)?.known === false) return words(unknownAuthorWords(language))
  if (author === OPERATOR) return words(OPERATOR_NAME[language])
  // For a former member, the role and delegation at the time of the edit are given.
  const name: PhraseParts = [
    personPart(author, (id) => context.person(id) ?? (was && was.name === null ? erasedPerson(language) : (was?.name ?? null)), language),
  ]
  const table = delegation ? context.delegation(delegation) : null
  const beside: PhraseParts[] = delegation && table ? [[{ type: 'delegation', id: delegation, text: table.code }]] : []
  const before = thenParts(author, was, context, language)
  if (before.length > 0) beside.push(before)
  return beside.length > 0 ? [...name, ...words(' ('), ...joined(beside, '; '), ...words(')')] : name
}

const OPERATOR_NAME: Bilingual = { es: 'La administración del servidor', en: 'The server administrator' }
const CORRECTED: Bilingual = { es: 'corregido después del cierre', en: 'corrected after closing' }
const IN_SESSION: Bilingual = { es: 'en la sesión {number}', en: 'in session {number}' }
const IN_A_SESSION: Bilingual = { es: 'durante una sesión', en: 'during a session' }
const UNSEEN: Bilingual = {
  es: 'según su dispositivo, sin haber visto el valor anterior',
  en: 'according to the author’s device, without having seen the previous value',
}
const OFFLINE: Bilingual = { es: 'recibido al reconectar', en: 'received on reconnect' }
const WINDOW: Bilingual = {
  es: 'recibido al reconectar; según su dispositivo, escrito sin conexión después del {after}, {bound}, y antes del {at}',
  en: 'received on reconnect; according to its device, written offline after {after}, {bound}, and before {at}',
}
const MERGED: Bilingual = {
  es: 'recibido al reconectar en la sesión {number}; según su dispositivo, escrito sin conexión después del {after}, {bound}, y antes del {at}',
  en: 'received on reconnect in session {number}; according to its device, written offline after {after}, {bound}, and before {at}',
}

const SEEN: Bilingual = {
  es: 'cuando se guardó lo más reciente a lo que se refiere',
  en: 'when the newest change that it refers to was saved',
}
const HEARD: Bilingual = {
  es: 'cuando el servidor supo por última vez de esa página',
  en: 'when the server last heard from that page',
}

const notes = (event: DescribedEvent, context: DescribeContext, language: Language): readonly PhraseParts[] => [
  // The event of opening a session names it already.
  ...(event.subject.type === 'meeting' && event.change.type === 'act' ? [] : circumstances(event, context, language)),
  ...caveats(event, context, language),
]

/** Notes shared by all events of one user action: the session, and when it can have been written. */
export const circumstances = (
  event: Pick<HistoryEvent, 'at' | 'meeting' | 'offline'>,
  context: DescribeContext,
  language: Language,
): readonly PhraseParts[] => {
  const meeting = event.meeting ? context.meeting(event.meeting) : null
  const session = words(String(meeting?.number ?? ''))
  const found: PhraseParts[] = []
  if (event.offline?.after) {
    const slots = {
      number: session,
      after: words(context.moment(event.offline.after, language)),
      at: words(context.moment(event.at, language)),
      bound: words((event.offline.heard ? HEARD : SEEN)[language]),
    }
    found.push(fill((meeting ? MERGED : WINDOW)[language], slots))
  } else {
    if (meeting) found.push(fill(IN_SESSION[language], { number: session }))
    else if (event.meeting) found.push(words(IN_A_SESSION[language]))
    if (event.offline) found.push(words(OFFLINE[language]))
  }
  return found
}
export const caveats = (
  event: PerhapsBroughtBack &
    Pick<DescribedEvent, 'change' | 'verified' | 'byLink' | 'token' | 'byToken'> &
    Partial<Pick<DescribedEvent, 'document' | 'at'>>,
  context: DescribeContext,
  language: Language,
): readonly PhraseParts[] => {
  const { document, at, change, verified, byLink, token, byToken } = event
  const broughtBack = broughtBackOf(event)
  return [
    ...(document !== undefined && at !== undefined && isCorrection({ document, at }, context) ? [words(CORRECTED[language])] : []),
    ...(change.type === 'set' && change.unseen ? [words(UNSEEN[language])] : []),
    ...(broughtBack && !verified ? [doubtParts(broughtBack.by, context.person, language)] : []),
    ...(byLink ? [words(linkWords(byLink, language))] : []),
    ...(token === undefined ? [] : [words(tokenWords(byToken ?? { number: token, name: null }, language))]),
  ]
}

/** Written into a session that was reopened after its closing. */
const isCorrection = ({ document, at }: Pick<HistoryEvent, 'document' | 'at'>, context: Pick<DescribeContext, 'meeting'>): boolean => {
  const meeting = meetingOfDocument(document)
  const closedAt = meeting ? (context.meeting(meeting)?.closedAt ?? null) : null
  return closedAt !== null && at >= closedAt
}
