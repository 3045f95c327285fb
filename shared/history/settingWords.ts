// Changes of a group, a delegation or an agency, with the names of that time: *letters: CO → CR, capital: Bogotá → San José*.
import type { WhatOf } from '../acts/whats.ts'
import type { Bilingual, Language } from '../bilingual.ts'
import type { Instant } from '../ids.ts'
import { REPORT_DAYS } from '../people.ts'
import { joined, type PhraseParts, valued, withTone, words } from './sentence.ts'

type Delegation = WhatOf<'delegationAdded'>['added']
type Agency = WhatOf<'agencyAdded'>['added']
type Settings = WhatOf<'groupChanged'>['from']

/** By label; '' for none. */
type Facts = Readonly<Record<string, string>>

const said = (es: string, en: string): Bilingual => ({ es, en })
const LABELS = {
  nameEs: said('nombre en español', 'name in Spanish'),
  nameEn: said('nombre en inglés', 'name in English'),
  zone: said('zona horaria', 'time zone'),
  firstLanguage: said('primer idioma', 'first language'),
  quorum: said('quórum', 'quorum'),
  observersComment: said('quienes observan comentan', 'observers comment'),
  reportDays: said('días para informar', 'days to report'),
  requiresFactorFrom: said('verificación en dos pasos exigida desde', 'two-step verification required from'),
  requiresProviderFrom: said('proveedor de acceso exigido desde', 'sign-in provider required from'),
  requiredProviders: said('proveedores que abren el grupo', 'providers that open the group'),
  exceptsObservers: said('salvo quienes observan o tienen invitación', 'except observers and guests'),
  readOnly: said('solo lectura', 'read-only'),
  code: said('letras', 'letters'),
  identity: said('color y patrón', 'color and pattern'),
  capital: said('capital', 'capital'),
  acronym: said('sigla', 'acronym'),
} as const
const LANGUAGE_WORDS = { es: said('español', 'Spanish'), en: said('inglés', 'English') } as const
const READ_ONLY_WORDS = { suspended: said('suspendido', 'suspended'), archived: said('archivado', 'archived') } as const
const NONE = said('ninguno', 'none')
const YES = said('sí', 'yes')
const NO = said('no', 'no')
/** Names of the set of colours tested for print and colour blindness (`tokens.css`). */
export const IDENTITY_WORDS: readonly Bilingual[] = [
  said('ocre, diagonal', 'ocher, diagonal'),
  said('ciruela, puntos', 'plum, dotted'),
  said('azul, vertical', 'blue, vertical'),
  said('verde, cuadrícula', 'green, grid'),
  said('marrón, diagonal inversa', 'brown, reverse diagonal'),
  said('violeta, anillos', 'violet, rings'),
]

export const settingFacts = (
  {
    name,
    zone,
    firstLanguage,
    quorum,
    observersComment = false,
    reportDays = REPORT_DAYS,
    requiresFactorFrom,
    requiresProvider: rule,
    readOnly,
  }: Settings,
  language: Language,
  moment: (at: Instant) => string,
): Facts => ({
  [LABELS.nameEs[language]]: name.es,
  [LABELS.nameEn[language]]: name.en,
  [LABELS.zone[language]]: zone,
  [LABELS.firstLanguage[language]]: LANGUAGE_WORDS[firstLanguage][language],
  [LABELS.quorum[language]]: quorum === 0 ? '' : String(quorum),
  [LABELS.observersComment[language]]: (observersComment ? YES : NO)[language],
  [LABELS.reportDays[language]]: reportDays === 0 ? '' : String(reportDays),
  [LABELS.requiresFactorFrom[language]]: requiresFactorFrom === undefined ? '' : moment(requiresFactorFrom),
  [LABELS.requiresProviderFrom[language]]: rule ? moment(rule.from) : '',
  [LABELS.requiredProviders[language]]: rule ? rule.providers.join(', ') : '',
  [LABELS.exceptsObservers[language]]: rule?.exceptsObservers ? YES[language] : '',
  [LABELS.readOnly[language]]: readOnly ? `${READ_ONLY_WORDS[readOnly.as][language]}: ${readOnly.why[language]}` : '',
})
export const delegationFacts = ({ code, name, identity, capital = '', zone = '' }: Delegation, language: Language): Facts => ({
  [LABELS.code[language]]: code,
  [LABELS.nameEs[language]]: name.es,
  [LABELS.nameEn[language]]: name.en,
  [LABELS.identity[language]]: IDENTITY_WORDS[identity - 1]?.[language] ?? String(identity),
  [LABELS.capital[language]]: capital,
  [LABELS.zone[language]]: zone,
})
export const agencyFacts = ({ acronym, name }: Agency, language: Language): Facts => ({
  [LABELS.acronym[language]]: acronym,
  [LABELS.nameEs[language]]: name.es,
  [LABELS.nameEn[language]]: name.en,
})

export const isSame = (from: Facts, to: Facts): boolean => Object.entries(from).every(([label, value]) => to[label] === value)

export const settingChanges = (from: Facts, to: Facts, language: Language): PhraseParts =>
  joined(
    Object.entries(from).flatMap(([label, before]) => {
      const now = to[label] ?? ''
      if (before === now) return []
      const value = (text: string) => valued(text === '' ? NONE[language] : text)
      return [[...words(`${label} `), ...withTone(value(before), 'old'), ...words(' → '), ...withTone(value(now), 'new')]]
    }),
    ', ',
  )

interface InUse {
  readonly retired?: boolean | undefined
}
/** Whether it was deactivated or reactivated; null for neither. */
export const movedInUse = ({ from, to }: { readonly from: InUse; readonly to: InUse }) =>
  (from.retired ?? false) === (to.retired ?? false) ? null : to.retired ? 'retired' : 'back'

/** Its name at that time. */
export const calledAs = (one: Delegation | Agency, language: Language): Readonly<Record<'name' | 'code', PhraseParts>> => ({
  name: valued(one.name[language]),
  code: 'code' in one ? [{ type: 'delegation', id: one.id, text: one.code }] : valued(one.acronym),
})
