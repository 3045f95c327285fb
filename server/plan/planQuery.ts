// The query of the items of a plan: filter and order as in the address of a view, and pages. What is not understood is named, with what it may be.
import { createHash } from 'node:crypto'
import type { Bilingual } from '../../shared/bilingual.ts'
import type { GroupId } from '../../shared/ids.ts'
import { NO_OWN_FIELDS } from '../../shared/roadmap/ownRows.ts'
import { QUICK, type QuickKey } from '../../shared/views/filter.ts'
import { decodePlanFilter, decodeSort, type FilterParameter } from '../../shared/views/filterQuery.ts'
import type { PageReader, PlanPageQuery, UnknownName } from '../../shared/views/planPage.ts'
import { MOST_LEVELS, sortKeys, sortLevels } from '../../shared/views/sort.ts'
import { type Need, needOf, opsOf, parseSubjectKey, subjectKeys, subjectOf } from '../../shared/views/subjects.ts'
import { decodeWhere, MOST_CONDITIONS } from '../../shared/views/whereQuery.ts'
import { type Problem, UNDEFINED_OWN } from '../problems.ts'

type Parameter = FilterParameter | 'sort'
export type PlanParameters = Readonly<Partial<Record<Parameter, string>>>

/** Both lists as they stand in a saved view; the problems name each part that is not understood. */
export const readPlanQuery = (
  given: PlanParameters,
): Pick<PlanPageQuery, 'filter' | 'sort'> & { readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const read = (parameter: Parameter) => given[parameter] ?? null
  const leftOut = (parameter: Parameter, text: string) => void problems.push(problemAt(parameter, text))
  // Of both, an address of a screen shows `all`.
  if (given.all && given.any) problems.push({ in: 'query', field: 'any', expected: NOT_BOTH })
  const filter = decodePlanFilter((parameter) => (given.all && parameter === 'any' ? null : read(parameter)), leftOut)
  const sort = decodeSort(read, leftOut)
  const levels = (given.sort ?? '').split(',').filter(Boolean).length
  if (problems.length === 0 && levels > 0 && sortLevels(sort).length < levels)
    problems.push({ in: 'query', field: 'sort', expected: MOST_SORT })
  return { filter, sort, problems }
}

const problemAt = (parameter: Parameter, text: string): Problem => {
  if (parameter === 'all' || parameter === 'any') return conditionProblem(parameter, text)
  if (parameter === 'sort') return { in: 'query', field: 'sort', ...oneOf(sortKeys(NO_OWN_FIELDS), SORT) }
  const options = isQuick(parameter) ? subjectOf(parameter).options : undefined
  return { in: 'query', field: parameter, ...(options ? oneOf(options) : { expected: KNOWN_ID }) }
}
const isQuick = (parameter: Parameter): parameter is QuickKey => Object.hasOwn(QUICK, parameter)

/** Of `due.sometime` the subject is named, and the operators that it has. */
const conditionProblem = (parameter: 'all' | 'any', text: string): Problem => {
  if (decodeWhere(parameter, text).unread.length === 0) return { in: 'query', field: parameter, expected: MOST_WHERE }
  const [name = '', opName = ''] = text.split('.')
  const subject = parseSubjectKey(name)
  if (!subject) return { in: 'query', field: parameter, ...oneOf(subjectKeys(NO_OWN_FIELDS), SUBJECT) }
  const field = `${parameter}.${subject}`
  const op = opsOf(subject).find((one) => one === opName)
  if (!op) return { in: 'query', field, ...oneOf(opsOf(subject)) }
  const need = needOf(subject, op)
  const { options } = subjectOf(subject)
  return { in: 'query', field: `${field}.${op}`, ...(need.startsWith('option') && options ? oneOf(options) : { expected: NEEDED[need] }) }
}

/** What the group does not have, found where the plan is read. */
export const unknownProblems = (unknown: readonly UnknownName[]): readonly Problem[] =>
  unknown.map(({ parameter, subject }) => {
    if (parameter === 'cursor') return CURSOR_PROBLEM
    return {
      in: 'query',
      field: parameter === subject ? parameter : `${parameter}.${subject}`,
      expected: subject.startsWith('own-') ? UNDEFINED_OWN : KNOWN_ID,
    }
  })

const oneOf = (values: readonly string[], before: Bilingual = { es: '', en: '' }): Pick<Problem, 'expected' | 'values'> => ({
  expected: { es: `${before.es}uno de ${values.join(', ')}`, en: `${before.en}one of ${values.join(', ')}` },
  values,
})
const SUBJECT: Bilingual = {
  es: 'condiciones como due.before.2027-03-31, separadas por *; lo primero es un campo propio o ',
  en: 'conditions such as due.before.2027-03-31, separated by *; the first part is an own field or ',
}
const SORT: Bilingual = {
  es: 'campos separados por comas, al revés con - delante; cada uno un campo propio o ',
  en: 'fields separated by commas, descending with - before; each an own field or ',
}
const NOT_BOTH: Bilingual = { es: '`all` o `any`, no los dos', en: '`all` or `any`, not both' }
const MOST_WHERE: Bilingual = { es: `${MOST_CONDITIONS} condiciones como máximo`, en: `at most ${MOST_CONDITIONS} conditions` }
const MOST_SORT: Bilingual = {
  es: `de 1 a ${MOST_LEVELS} campos distintos; \`order\` va solo`,
  en: `1 to ${MOST_LEVELS} different fields; \`order\` stands alone`,
}
const KNOWN_ID: Bilingual = { es: 'un id que hay en el grupo', en: 'an id that the group has' }
const NEEDED: Readonly<Record<Need, Bilingual>> = {
  nothing: { es: 'ningún valor', en: 'no value' },
  options: { es: 'de 1 a 50 valores distintos, separados por puntos', en: '1 to 50 different values, separated by full stops' },
  option: { es: 'un valor', en: 'one value' },
  text: { es: 'palabras, hasta 200 caracteres', en: 'words, up to 200 characters' },
  day: { es: 'un día como 2027-03-31', en: 'a day such as 2027-03-31' },
  days: { es: 'dos días como 2027-03-31', en: 'two days such as 2027-03-31' },
  span: { es: 'un número de días de 0 a 3650', en: 'a number of days from 0 to 3650' },
  whole: { es: 'un número entero', en: 'a whole number' },
  wholes: { es: 'dos números enteros', en: 'two whole numbers' },
}

export const CURSOR_PROBLEM: Problem = {
  in: 'query',
  field: 'cursor',
  expected: {
    es: '`next` de una respuesta a la misma persona, con los mismos filtros y el mismo orden; si los nombres del grupo han cambiado desde entonces, empiece de nuevo sin `cursor`',
    en: '`next` of an answer to the same person, with the same filters and order; if names in the group have changed since, begin again without `cursor`',
  },
}
/** A cursor belongs to all that decides which items are shown, and in what order, but the plan and the day, which it holds. */
export const cursorKey = (given: PlanParameters, group: GroupId, { today: _, ...reader }: PageReader): string =>
  createHash('sha256')
    .update(JSON.stringify([group, Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)), reader]))
    .digest('base64url')
    .slice(0, 22)
