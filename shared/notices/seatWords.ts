// What happened to a seat of a delegation, as its members are told, in the inbox and by mail.
import type { Bilingual, Language } from '../bilingual.ts'
import { ROLE_WORDS } from '../history/roleWords.ts'
import type { Role } from '../people.ts'

/** `sits`: nobody could be told when the seat was given. `youAdmitted`: to the newcomer. */
export const SEAT_CHANGES = ['came', 'changed', 'left', 'disabled', 'enabled', 'erased', 'sits', 'admitted', 'youAdmitted'] as const
export type SeatChangeKind = (typeof SEAT_CHANGES)[number]

export interface SeatChangeTold {
  readonly what: SeatChangeKind
  readonly name: string
  /** Null: the operator of the server. */
  readonly by: string | null
  /** The role in this delegation before and after. */
  readonly from: Role | null
  readonly to: Role | null
  /** By the person themselves. */
  readonly isOwn: boolean
}

export const seatSentence = ({ what, name, by, from, to, isOwn }: SeatChangeTold, language: Language): string => {
  const slots: Readonly<Record<string, string>> = {
    name,
    by: by ?? OPERATOR[language],
    from: from === null ? '' : ROLE_WORDS[from][language],
    to: to === null ? '' : ROLE_WORDS[to][language],
  }
  const says = isOwn && what === 'came' ? TOOK : isOwn && what === 'left' ? WENT : SAYS[what]
  return says[language].replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
}

const OPERATOR: Bilingual = { es: 'La administración del servidor', en: 'The server administrator' }
const TOOK: Bilingual = {
  es: '{by} tomó un puesto en su delegación: {to}',
  en: '{by} took a seat in your delegation: {to}',
}
const WENT: Bilingual = { es: '{by} dejó su delegación', en: '{by} left your delegation' }
const SAYS: Readonly<Record<SeatChangeKind, Bilingual>> = {
  came: { es: '{by} dio a {name} un puesto en su delegación: {to}', en: '{by} gave {name} a seat in your delegation: {to}' },
  changed: {
    es: '{by} cambió la función de {name} en su delegación: antes {from}, ahora {to}',
    en: '{by} changed the role of {name} in your delegation: {from} before, {to} now',
  },
  left: { es: '{by} retiró a {name} de su delegación', en: '{by} removed {name} from your delegation' },
  disabled: { es: '{by} suspendió la cuenta de {name}, de su delegación', en: '{by} disabled the account of {name}, of your delegation' },
  enabled: {
    es: '{by} reactivó la cuenta de {name}, de su delegación',
    en: '{by} enabled the account of {name}, of your delegation, again',
  },
  erased: {
    es: '{by} borró la cuenta de una persona de su delegación',
    en: '{by} erased the account of a person of your delegation',
  },
  sits: { es: '{name} tiene un puesto en su delegación: {to}', en: '{name} has a seat in your delegation: {to}' },
  admitted: {
    es: '{by} dio a {name} acceso a los comentarios anteriores de su delegación',
    en: '{by} admitted {name} to the earlier comments of your delegation',
  },
  youAdmitted: {
    es: '{by} le dio acceso a los comentarios anteriores de su delegación',
    en: '{by} admitted you to the earlier comments of your delegation',
  },
}
