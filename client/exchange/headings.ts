// What columns are called in the tables of others, as data, and how a heading is read: without accents, plurals, brackets and small words, in
// either language. Pure.

import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import { fieldRow, ownFields } from '../live/ownFields.ts'
import { columnName, hasSides, isOwnNamed, type PlanColumn } from './planColumns.ts'

type Names = Readonly<Record<Language, string>>
/** Usual names, separated by semicolons. A name under several fields belongs to the one as which most of the values can be read. */
const USUAL: Readonly<Partial<Record<FieldKey, Names>>> = {
  number: {
    es: 'Nº; No.; Nro.; Núm.; #; Código; Clave; ID; Folio; Consecutivo; Número de acción; Nº de acción',
    en: 'No.; Nr.; #; Code; ID; Ref.; Reference; Item no.; Action no.; Serial number; S/N',
  },
  title: {
    es: 'Acción; Actividad; Compromiso; Medida; Tarea; Iniciativa; Nombre de la acción; Nombre de la actividad; Acción estratégica; Acuerdo; Recomendación; Entregable; Hito; Asunto',
    en: 'Action; Activity; Commitment; Measure; Task; Initiative; Item; Action item; Name of the action; Task name; Activity name; Recommendation; Milestone; Deliverable',
  },
  description: { es: 'Detalle; Descripción de la acción', en: 'Details; Description of the action' },
  stream: {
    es: 'Línea; Línea de acción; Línea estratégica; Línea temática; Eje; Eje estratégico; Eje temático; Área temática; Tema; Pilar; Componente',
    en: 'Stream; Work stream; Line of action; Line of work; Pillar; Theme; Component; Strategic line; Track',
  },
  status: { es: 'Estatus; Estado actual; Situación; Estado de avance; Estado de cumplimiento', en: 'State; Current status' },
  progress: {
    es: '% de avance; Porcentaje de avance; Avance; Avance %; Nivel de avance; % de cumplimiento; % de ejecución; % completado; Estado de avance',
    en: '% complete; Percent complete; % progress; Percentage of completion; Completion; % done',
  },
  kind: { es: 'Tipo de acción; Clase', en: 'Type; Type of action' },
  stage: { es: 'Fase', en: 'Phase' },
  lead: {
    es: 'Responsable; Líder; Dirige; País; País responsable; País líder; Delegación; Delegación responsable; Delegación líder',
    en: 'Responsible; Owner; Lead; Lead delegation; Lead country; Country; Responsible country; Delegation; Responsible party',
  },
  coDelegations: {
    es: 'Participantes; Delegaciones participantes; Países participantes; Otras delegaciones',
    en: 'Participants; Participating delegations; Participating countries; Other delegations; Partners',
  },
  agencies: {
    es: 'Institución; Entidad; Agencia; Dependencia; Institución responsable; Entidad responsable; Entidad líder; Entidad coordinadora; Responsable; Líder',
    en: 'Agency; Institution; Entity; Responsible agency; Lead agency; Responsible institution; Responsible; Owner; Lead; Responsible party',
  },
  people: {
    es: 'Persona; Encargado; Persona responsable; Responsable; Líder',
    en: 'Person; Assignee; Responsible person; Assigned to; Responsible; Owner; Lead',
  },
  start: { es: 'Fecha de inicio; Fecha inicio; Inicia; Desde; Comienzo', en: 'Start date; From; Begin; Begin date; Starts' },
  due: {
    es: 'Plazo; Vencimiento; Fecha límite; Fecha; Fecha compromiso; Fecha de entrega; Fecha de vencimiento; Fecha fin; Fecha final; Fecha de término; Fecha de terminación; Fecha de finalización; Fecha de conclusión; Fecha estimada; Fecha de cumplimiento; Plazo de ejecución; Fin; Término; Hasta',
    en: 'Due date; Deadline; Until; Date; End date; End; Finish; Finish date; Target date; Completion date; By when; Ends',
  },
  // As files that Ruta wrote before call them.
  dueReason: { es: 'Motivo del plazo', en: 'Reason for the date' },
  marking: { es: 'Marca', en: 'Marking' },
  labels: { es: 'Etiqueta; Palabras clave', en: 'Tags; Label; Keywords' },
}
const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  es: 'es',
  esp: 'es',
  espanol: 'es',
  castellano: 'es',
  spanish: 'es',
  en: 'en',
  eng: 'en',
  ing: 'en',
  ingles: 'en',
  english: 'en',
}

export interface Heading {
  /** The first of them as which its values can be read. */
  readonly columns: readonly PlanColumn[]
  /** A label of Ruta counts more than a usual name, and a whole name more than its beginning. */
  readonly weight: 3 | 2 | 1
}
interface Known {
  readonly field: FieldKey
  /** The language of the name, which a pair takes where its heading names none. */
  readonly language: Language
  readonly isLabel: boolean
}

const SMALL = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'of', 'the', 'a'])
/** Without its plural: *Países* and *País*, *Ejes* and *Eje*, *Activities* and *Activity*. */
const stem = (word: string): string => {
  const begun = word.replace(/[es]+$/, '').replace(/y$/, 'i')
  return begun.length < 2 ? word : begun
}
const wordsOf = (text: string): readonly string[] =>
  fold(text.replace(/[ºª°]/g, 'o'))
    .replace(/%/g, ' porcentaje ')
    .replace(/\bpercent(age)?\b/g, 'porcentaje')
    .replace(/^\s*#/, ' no ')
    .replace(/\b([a-z])\.\s*(?=[a-z]\b)/g, '$1')
    .match(/[\p{L}\p{N}]+/gu) ?? []
const keyOf = (words: readonly string[]): string =>
  words
    .filter((word) => !SMALL.has(word))
    .map(stem)
    .join(' ')

const KNOWN: ReadonlyMap<string, readonly Known[]> = (() => {
  const all = new Map<string, Known[]>()
  const add = (name: string, one: Known) => {
    const key = keyOf(wordsOf(name))
    const before = all.get(key) ?? []
    if (!before.some(({ field }) => field === one.field)) all.set(key, [...before, one])
  }
  for (const field of FIELD_KEYS) for (const language of LANGUAGES) add(FIELDS[field].label[language], { field, language, isLabel: true })
  for (const field of FIELD_KEYS)
    for (const language of LANGUAGES)
      for (const name of USUAL[field]?.[language].split('; ') ?? []) add(name, { field, language, isLabel: false })
  return all
})()

/** The group's own fields are known by their names alone. */
const knownAs = (key: string): readonly Known[] | undefined => {
  const own = ownFields().keys.flatMap((field) =>
    LANGUAGES.filter((language) => keyOf(wordsOf(fieldRow(field).label[language])) === key)
      .slice(0, 1)
      .map((language): Known => ({ field, language, isLabel: true })),
  )
  const usual = KNOWN.get(key)
  // Of two columns of one name the first is Ruta's, as in a file that Ruta has written.
  return own.length > 0 ? [...(usual ?? []), ...own] : usual
}

/** A column of an own field as Ruta names it in files, also where another field is called the same, or nearly: *Curso* and *Cursos* are two. */
const exactOwn = (text: string): Heading | null => {
  const field = ownFields().keys.find((key) =>
    LANGUAGES.some((language) => fold(columnName({ field: key, language: null }, language)).trim() === fold(text).trim()),
  )
  if (!field || (!isOwnNamed(text) && KNOWN.has(keyOf(wordsOf(text))))) return null
  return { weight: 3, columns: [{ field, language: null }] }
}

/** Null for a heading that names no field. `reader`: the language of a pair whose heading names both. */
export const readHeading = (text: string, reader: Language): Heading | null => {
  const own = exactOwn(text)
  if (own) return own
  const whole = readName(text)
  if (whole) return whole
  const sides = text.split(/[/|\n]/).flatMap((side) => readName(side) ?? [])
  const [first, second] = sides
  if (!first) return null
  const isBoth =
    second && first.columns[0]?.field === second.columns[0]?.field && first.columns[0]?.language !== second.columns[0]?.language
  return isBoth ? { ...first, columns: first.columns.map((one) => (one.language ? { ...one, language: reader } : one)) } : first
}

/** A heading of two rows: the lower one says what the upper one holds. */
export const readHeadingOfTwo = (upper: string, lower: string, reader: Language): Heading | null => {
  if (lower.trim() === '' || fold(upper) === fold(lower)) return readHeading(upper, reader)
  const language = languageIn(wordsOf(lower))
  if (language?.rest.length === 0) return readName(`${upper} ${lower}`) ?? readName(lower)
  return readName(`${upper} ${lower}`) ?? readHeading(lower, reader)
}

const readName = (text: string): Heading | null => {
  // *Responsable(s)*, *Título (ES)*, *Fecha (dd/mm/aaaa)*: only a language counts of what is in brackets.
  const inBrackets = [...text.matchAll(/[([{]([^)\]}]*)[)\]}]/g)].flatMap(([, words = '']) => wordsOf(words))
  const outside = wordsOf(text.replace(/[([{][^)\]}]*[)\]}]/g, ' '))
  const bracket = inBrackets.flatMap((word) => LANGUAGE_WORDS[word] ?? [])[0] ?? null
  const exact = named(outside, bracket)
  if (exact) return exact
  const side = languageIn(outside)
  if (!side) return null
  return side.rest.length === 0 ? { weight: 2, columns: [{ field: 'title', language: side.language }] } : named(side.rest, side.language)
}

/** The language that a heading ends with, or consists of. */
const languageIn = (words: readonly string[]): { readonly language: Language; readonly rest: readonly string[] } | null => {
  const language = LANGUAGE_WORDS[words.at(-1) ?? '']
  return language ? { language, rest: words.slice(0, -1) } : null
}

const named = (words: readonly string[], language: Language | null): Heading | null => {
  const said = words.filter((word) => !SMALL.has(word))
  const whole = knownAs(keyOf(said))
  if (whole) return headingOf(whole, language, whole[0]?.isLabel ? 3 : 2)
  // *Fecha compromiso de la entrega*: one word alone could begin anything.
  for (let end = said.length - 1; end > 1; end -= 1) {
    const begun = knownAs(keyOf(said.slice(0, end)))
    if (begun) return headingOf(begun, language, 1)
  }
  return null
}
const headingOf = (known: readonly Known[], language: Language | null, weight: Heading['weight']): Heading => ({
  weight,
  columns: known.map((one) => ({ field: one.field, language: hasSides(one.field) ? (language ?? one.language) : null })),
})
