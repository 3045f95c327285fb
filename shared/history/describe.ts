// An event as a sentence in the reader's language: *Delegate, FGR (MX)* · *moved the due date from 30 Sep to 15 Nov* · *in session 2*.
import type { Bilingual, Language } from '../bilingual.ts'
import { doubtParts, nobodyKnows, personPart } from './creditWords.ts'
import type { DescribeContext } from './describeContext.ts'
import { type Did, did } from './did.ts'
import type { HistoryEvent } from './events.ts'
import { fill, joined, type Parts, plain, words } from './sentence.ts'

export interface Sentence {
  /** *Delegate, FGR (MX)*. */
  readonly who: Parts
  /** *moved the due date of WG-014 from 30 Sep to 15 Nov*. */
  readonly did: Parts
  /** *in session 2*; what else is to be said: offline, unseen. Each stands alone. */
  readonly notes: readonly Parts[]
}
/** The title and code that its subject has now, where the answer brought them. */
export type Described = HistoryEvent & { readonly title?: Bilingual; readonly code?: string | null; readonly verified?: boolean }

/** `implied`: the reader looks at the subject, so it is not named. */
export const describe = (event: Described, context: DescribeContext, language: Language, subject: Did['subject'] = 'named'): Sentence => ({
  who: who(event, context, language),
  did: did(event, { context, language, subject }),
  notes: notes(event, context, language),
})

/** All of it, as one would say it. */
export const whole = ({ who, did, notes }: Sentence): Parts => [
  ...joined([who, did], ' '),
  ...(notes.length > 0 ? words(', ') : []),
  ...joined(notes, ', '),
]
export const sentence = (event: Described, context: DescribeContext, language: Language, subject?: Did['subject']): string =>
  plain(whole(describe(event, context, language, subject)))

export const who = (
  { author, delegation, recovered }: Pick<HistoryEvent, 'author' | 'delegation' | 'recovered'>,
  context: DescribeContext,
  language: Language,
): Parts => {
  if (recovered && !recovered.known) return words(nobodyKnows(language))
  const name: Parts = [personPart(author, context.person, language)]
  const table = delegation ? context.delegation(delegation) : null
  return delegation && table ? [...name, ...words(' ('), { type: 'delegation', id: delegation, text: table.code }, ...words(')')] : name
}

const IN_SESSION: Bilingual = { es: 'en la sesión {number}', en: 'in session {number}' }
const IN_A_SESSION: Bilingual = { es: 'durante una sesión', en: 'during a session' }
const UNSEEN: Bilingual = { es: 'sin haber visto el valor anterior', en: 'without having seen the value before it' }
const OFFLINE: Bilingual = { es: 'escrito sin conexión', en: 'written offline' }
const WINDOW: Bilingual = { es: 'escrito sin conexión entre el {after} y el {at}', en: 'written offline between {after} and {at}' }
const MERGED: Bilingual = {
  es: 'incorporado en la sesión {number}, escrito entre el {after} y el {at}',
  en: 'merged in session {number}, written between {after} and {at}',
}

const notes = (event: Described, context: DescribeContext, language: Language): readonly Parts[] => [
  ...circumstances(event, context, language),
  ...caveats(event, context, language),
]

/** What holds for everything of one gesture: the session, and when it can have been written. */
export const circumstances = (
  event: Pick<HistoryEvent, 'at' | 'meeting' | 'offline'>,
  context: DescribeContext,
  language: Language,
): readonly Parts[] => {
  const meeting = event.meeting ? context.meeting(event.meeting) : null
  const session = words(String(meeting?.number ?? ''))
  const found: Parts[] = []
  if (event.offline?.after) {
    const slots = {
      number: session,
      after: words(context.moment(event.offline.after, language)),
      at: words(context.moment(event.at, language)),
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
  { change, recovered, verified }: Pick<Described, 'change' | 'recovered' | 'verified'>,
  context: DescribeContext,
  language: Language,
): readonly Parts[] => [
  ...(change.type === 'set' && change.unseen ? [words(UNSEEN[language])] : []),
  ...(recovered && !verified ? [doubtParts(recovered.by, context.person, language)] : []),
]
