// A notice as a sentence: what stands in the slots of its kind, so that a screen can set the subject apart and a mail cannot say more.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import type { GroupRequestAnswer } from '../people.ts'
import type { ServerStop } from '../webhooks/webhooks.ts'
import { type NoticeKind, noticeKind } from './kinds.ts'

export interface Slots {
  readonly subject?: string
  readonly by?: string
  readonly day?: string
  readonly device?: string
  readonly name?: string
  /** The name of an API token. */
  readonly token?: string
  /** As much of an address as is shown; '' is this server itself. */
  readonly place?: string
  /** The name of a webhook. */
  readonly webhook?: string
  /** Why Ruta turned it off: `stopWords`. */
  readonly why?: string
  /** From when a rule of a group holds: `sinceWords`. */
  readonly since?: string
  /** The names of sign-in providers. */
  readonly providers?: string
  /** What happened to a seat: `seatSentence`. */
  readonly seat?: string
  /** What operators answered: `groupAnswerWords`. */
  readonly answer?: string
  /** How many, where there are several. */
  readonly reports?: string
}
type Slot = keyof Slots

export interface SentencePart {
  /** Null: words of the sentence. */
  readonly slot: Slot | null
  readonly text: string
}

/** It begins with a capital, also where a subject does that has none (`session 3`); a name stays as it is written. */
export const noticeSentence = (kind: NoticeKind, slots: Slots, language: Language): readonly SentencePart[] =>
  wordsOf(kind, slots)
    [language].split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece, at, pieces): SentencePart => {
      const slot = SLOTS.find((one) => piece === `{${one}}`)
      // What stands between commas ends with one: `WG-021, Guide, is due`.
      const isAfterTitle = at === 1 && pieces[0] === '{subject}' && slots.subject?.includes(', ')
      if (!slot) return { slot: null, text: isAfterTitle ? `,${piece}` : piece }
      const text = slots[slot] || UNKNOWN[slot][language]
      return { slot, text: at === 0 && slot === 'subject' ? capital(text) : text }
    })

const wordsOf = (kind: NoticeKind, { reports }: Slots): Bilingual => {
  const { says, saysSeveral } = noticeKind(kind)
  return reports === undefined ? says : (saysSeveral ?? says)
}
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const plainSentence = (kind: NoticeKind, slots: Slots, language: Language): string =>
  noticeSentence(kind, slots, language)
    .map(({ text }) => text)
    .join('')

const UNKNOWN: Readonly<Record<Slot, Bilingual>> = {
  subject: { es: 'algo que ya no está', en: 'something that is gone' },
  by: { es: 'Alguien', en: 'Someone' },
  day: { es: 'día no indicado', en: 'an unspecified date' },
  device: { es: 'un navegador', en: 'a browser' },
  name: { es: 'Alguien', en: 'Someone' },
  token: { es: 'sin nombre', en: 'without a name' },
  place: { es: 'el propio servidor', en: 'the server itself' },
  webhook: { es: 'sin nombre', en: 'without a name' },
  why: { es: 'no recibía los envíos', en: 'it took no deliveries' },
  since: { es: 'desde ahora', en: 'from now on' },
  providers: { es: 'un proveedor de acceso', en: 'a sign-in provider' },
  seat: { es: 'Cambió un puesto de su delegación', en: 'A seat of your delegation was changed' },
  answer: { es: 'Respondieron a su solicitud de un grupo nuevo', en: 'Your request for a new group was answered' },
  reports: { es: 'varios', en: 'several' },
}
const SLOTS = Object.keys(UNKNOWN) as readonly Slot[]

/** A person whose account was erased. */
export const somebody = (language: Language): string => UNKNOWN.by[language]

/** `day` as words; null: at once. */
export const sinceDayWords = (day: string | null, language: Language): string =>
  day === null ? UNKNOWN.since[language] : language === 'es' ? `desde el ${day}` : `from ${day}`

/** Why Ruta turned off a webhook. */
export const stopWords = (why: ServerStop, language: Language): string => STOPS[why][language]
const STOPS: Readonly<Record<ServerStop, Bilingual>> = {
  gone: { es: 'su programa respondió que ya no quiere envíos', en: 'its program answered that it wants no more deliveries' },
  failing: { es: 'falló durante cinco días seguidos', en: 'it failed for five days in a row' },
}

/** What operators answered to a request for a new group; of a refusal, with their sentence. */
export const groupAnswerWords = (
  { name, answer, why }: { readonly name: Bilingual; readonly answer: GroupRequestAnswer; readonly why: string },
  language: Language,
): string => {
  const group = pick(name, language).text
  if (answer === 'made')
    return language === 'es' ? `Se creó el grupo «${group}», que usted solicitó` : `The group “${group}”, for which you asked, was created`
  return language === 'es'
    ? `No se creó el grupo «${group}», que usted solicitó: ${why}`
    : `The group “${group}”, for which you asked, was not created: ${why}`
}

/** `WG-021, Guía`; a title in the other language where the reader's is missing. */
export const subjectWords = (code: string | null, title: Bilingual, language: Language): string =>
  [code ?? '', pick(title, language).text.trim()].filter((part) => part !== '').join(', ')
