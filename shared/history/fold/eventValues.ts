// Converts the JSON of a map to the values of an event: pairs, sets as lists, without empty values.
import { LANGUAGES } from '../../bilingual.ts'
import type { ContentSchema } from '../../contentSchema.ts'
import { compareStrings } from '../../order.ts'
import { parseOwnPlace } from '../../roadmap/ownKeys.ts'
import { side } from '../../schema/field.ts'
import { isSetSchema } from './subjectLayouts.ts'

export const shapeOf = (value: unknown, schema: Readonly<Record<string, ContentSchema>>): Readonly<Record<string, unknown>> => {
  if (!isRecord(value)) return {}
  const shaped = new Map<string, unknown>()
  for (const key of Object.keys(value).sort(compareStrings)) {
    const own = parseOwnPlace(key)
    if (own?.choice) {
      const chosen = shaped.get(own.field)
      shaped.set(own.field, [...(Array.isArray(chosen) ? chosen : []), own.choice])
      continue
    }
    const place = Object.hasOwn(schema, key) ? schema[key] : undefined
    const field = place && place.type !== 'value' && place.type !== 'map' ? fieldOfSide(key) : null
    if (field !== null) {
      const pair = Object.fromEntries(LANGUAGES.map((language) => [language, value[side(field, language)] ?? '']))
      if (LANGUAGES.some((language) => pair[language] !== '')) shaped.set(field, pair)
    } else if (isSetSchema(place)) {
      const members = listOf(value[key], place.each, key)
      if (members.length > 0) shaped.set(key, members)
    } else shaped.set(key, value[key])
  }
  return Object.fromEntries(shaped)
}

/** As in `model.ts`: a member stored as `true` is its key, a label its text, anything else a record with its key. */
const listOf = (members: unknown, each: ContentSchema | undefined, field: string): readonly unknown[] =>
  isRecord(members)
    ? Object.entries(members)
        .sort(([a], [b]) => compareStrings(a, b))
        .map(([key, value]) => {
          if (value === true) return key
          if (!isRecord(value)) return value
          const id = field === 'dependsOn' ? 'item' : 'id'
          return { [id]: key, ...(each?.type === 'map' ? shapeOf(value, each.keys) : value) }
        })
    : []

const fieldOfSide = (key: string): string | null => {
  const language = LANGUAGES.find((one) => key.endsWith(`.${one}`))
  return language ? key.slice(0, -language.length - 1) : null
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
