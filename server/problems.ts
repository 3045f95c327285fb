// What is not accepted in a request: the name of each field, and what it may be, in both languages.
import type { z } from 'zod'
import type { Language } from '../shared/bilingual.ts'

type Sentences = Readonly<Record<Language, string>>
export interface Problem {
  readonly in: 'query' | 'body' | 'header'
  /** Its path: `due`, `checklist.0.done`; '' for the whole body. */
  readonly field: string
  readonly expected: Sentences
  /** The values that are accepted, if they can be listed. */
  readonly values?: readonly (string | number | boolean | null)[]
}

type Issue = z.core.$ZodIssue
const MOST = 20
/** A name is repeated in the answer, so its length is limited. */
const LONGEST_NAME = 100

export const problemsOf = (part: 'query' | 'body', issues: readonly Issue[]): readonly Problem[] =>
  issues
    .flatMap((issue) => {
      const at = issue.path.map(String)
      if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(part, [...at, key].join('.')))
      return [{ in: part, field: nameOf(at.join('.')), ...expectedBy(issue) }]
    })
    .slice(0, MOST)

const unknownField = (part: Problem['in'], name: string): Problem => ({ in: part, field: nameOf(name), expected: UNKNOWN })
export const unknownParameters = (given: readonly string[], known: readonly string[]): readonly Problem[] =>
  given
    .filter((name) => !known.includes(name))
    .slice(0, MOST)
    .map((name) => ({
      ...unknownField('query', name),
      expected:
        known.length === 0
          ? NO_PARAMETERS
          : {
              es: `ningún parámetro se llama así; hay: ${known.join(', ')}`,
              en: `no parameter has this name; there are: ${known.join(', ')}`,
            },
    }))

const nameOf = (name: string) => name.slice(0, LONGEST_NAME)
const UNKNOWN = { es: 'ningún campo se llama así', en: 'no field has this name' }
const NO_PARAMETERS = { es: 'esta ruta no tiene parámetros', en: 'this route has no parameters' }
/** For what a schema says only in its description. */
const DESCRIBED = { es: 'lo que dice /api/openapi.json', en: 'as /api/openapi.json describes it' }

const expectedBy = (issue: Issue): Pick<Problem, 'expected' | 'values'> => {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.filter((value) => typeof value !== 'symbol' && typeof value !== 'bigint' && value !== undefined)
      const list = values.map((value) => String(value)).join(', ')
      return values.length === 1
        ? { expected: { es: `solo ${list}`, en: `only ${list}` }, values }
        : { expected: { es: `uno de ${list}`, en: `one of ${list}` }, values }
    }
    case 'invalid_type':
      return { expected: TYPES[issue.expected] ?? DESCRIBED }
    case 'too_big':
      return { expected: atMost(issue.origin, Number(issue.maximum)) }
    case 'too_small':
      return { expected: atLeast(issue.origin, Number(issue.minimum)) }
    case 'custom': {
      const { example, kind } = issue.params ?? {}
      if (typeof kind === 'string' && KINDS[kind]) return { expected: KINDS[kind] }
      if (typeof example === 'string') return { expected: { es: `un valor como ${example}`, en: `a value such as ${example}` } }
      return { expected: DESCRIBED }
    }
    default:
      return { expected: DESCRIBED }
  }
}

const TYPES: Readonly<Record<string, Sentences>> = {
  string: { es: 'un texto', en: 'a text' },
  number: { es: 'un número', en: 'a number' },
  int: { es: 'un número entero', en: 'a whole number' },
  boolean: { es: 'true o false', en: 'true or false' },
  array: { es: 'una lista', en: 'a list' },
  object: { es: 'un objeto JSON', en: 'a JSON object' },
  null: { es: 'null', en: 'null' },
}

const atMost = (origin: string, most: number): Sentences =>
  origin === 'string'
    ? { es: `un texto de ${most} caracteres como máximo`, en: `a text of at most ${most} characters` }
    : origin === 'array'
      ? { es: `una lista de ${most} elementos como máximo`, en: `a list of at most ${most} elements` }
      : { es: `${most} como máximo`, en: `at most ${most}` }
const atLeast = (origin: string, least: number): Sentences =>
  origin === 'string'
    ? { es: `un texto de ${least} caracteres como mínimo`, en: `a text of at least ${least} characters` }
    : origin === 'array'
      ? { es: `una lista de ${least} elementos como mínimo`, en: `a list of at least ${least} elements` }
      : { es: `${least} como mínimo`, en: `at least ${least}` }

/** By the kind of a field of an item (`params.kind` of its check). */
const KINDS: Readonly<Record<string, Sentences>> = {
  day: { es: 'un día como 2027-03-31, o null', en: 'a day such as 2027-03-31, or null' },
  delegation: { es: 'el id de una delegación como co, o null', en: 'the id of a delegation such as co, or null' },
  delegations: { es: 'los ids de delegaciones como co', en: 'ids of delegations such as co' },
  agencies: { es: 'los ids de entidades como co-fgn', en: 'ids of agencies such as co-fgn' },
  people: { es: 'los ids de las cuentas de miembros', en: 'ids of accounts of members' },
  labels: { es: 'etiquetas de una línea', en: 'labels of one line' },
  stream: { es: 'el id de una línea de trabajo, o null', en: 'the id of a workstream, or null' },
  meeting: { es: 'el id de una sesión, o null', en: 'the id of a session, or null' },
  item: { es: 'el id de un elemento, o null', en: 'the id of an item, or null' },
  text: { es: 'una línea de texto, o null', en: 'a line of text, or null' },
  line: { es: 'una línea de texto', en: 'a line of text' },
  recurrence: {
    es: 'un ritmo como { "every": "everyMonths", "months": 6 }',
    en: 'a rhythm such as { "every": "everyMonths", "months": 6 }',
  },
  'own-text': { es: 'una línea de texto, o null', en: 'a line of text, or null' },
  'own-number': { es: 'un número, o null', en: 'a number, or null' },
  'own-day': { es: 'un día como 2027-03-31, o null', en: 'a day such as 2027-03-31, or null' },
  'own-choice': { es: 'el id de una opción del campo, o null', en: 'the id of a choice of the field, or null' },
  'own-choices': { es: 'una lista de ids de opciones del campo', en: 'a list of ids of choices of the field' },
  'own-party': { es: 'agency:… o person:… con su id, o null', en: 'agency:… or person:… with its id, or null' },
  'own-address': {
    es: 'una dirección que empieza por https:// o http://, o null',
    en: 'an address that begins with https:// or http://, or null',
  },
  unknown: UNKNOWN,
}
/** For an own field that the group does not have, or a choice that the field does not have. */
export const UNDEFINED_OWN: Sentences = {
  es: 'un campo, y una opción suya, de `fields` en la hoja de ruta del grupo',
  en: 'a field, and a choice of it, in `fields` of the road map of the group',
}
