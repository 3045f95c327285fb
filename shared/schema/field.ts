// The fields of a document, declared once: each says where it is stored and within which bounds (what the relay accepts), how it is
// read whatever stands there (SPEC I10), and what a new entry holds. One constructor for each way of storing.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { type Check, isFlag } from '../checks.ts'
import { fragmentIn, type Keyed, textIn } from '../editor/foreign.ts'
import { plainText } from '../editor/plainText.ts'
import { RICH_TEXT_PLACES } from '../editor/richText.ts'
import { isOrder } from '../order.ts'
import type { Place, ValuePlace } from '../places.ts'

/** `Value` is what the field is in the interface of `model.ts`. */
export interface Field<Value> {
  /** Its keys in the entry, with what the relay accepts there. */
  readonly places: (name: string) => Readonly<Record<string, Place>>
  /** Its keys are made once; `id` is the entry's. */
  readonly reader: (name: string) => (from: Keyed, id: string) => Value
  /** Puts what a new entry holds into its map; false when `given` is not acceptable. */
  readonly create: (into: Y.Map<unknown>, name: string, given: unknown) => boolean
}

/** A field for each name of an interface, its id excepted: one that is missing, unknown or of another type is an error that names it. */
export type FieldsOf<Entry> = { readonly [Name in Exclude<keyof Entry, 'id'>]: Field<Entry[Name]> }

/** The key of one language's side of a bilingual field: `title.es`. */
export const side = <Name extends string, Lang extends Language>(name: Name, language: Lang): `${Name}.${Lang}` => `${name}.${language}`

interface ValueRules<Value> extends Pick<ValuePlace, 'once' | 'as' | 'names'> {
  readonly accepts: Check<Value>
  /** What it is when nothing acceptable is stored, and in a new entry. */
  readonly initial: NoInfer<Value>
}
export interface ValueField<Value> extends Field<Value>, ValueRules<Value> {}

/** A plain value: the last writer wins. What is as it is initially is not stored. */
export const value = <Value>(rules: ValueRules<Value>): ValueField<Value> => {
  const { accepts, initial, once, as, names } = rules
  const place: ValuePlace = { type: 'value', accepts, ...(once && { once }), ...(as && { as }), ...(names && { names }) }
  return {
    ...rules,
    places: (name) => ({ [name]: place }),
    reader: (name) => (from) => {
      const stored = from.get(name)
      return ownCopy(accepts(stored) ? stored : initial)
    },
    create: (into, name, given = initial) => {
      if (given === initial) return true
      if (!accepts(given)) return false
      into.set(name, given)
      return true
    },
  }
}
/** Every permanent entry has one, under the name `archived`. */
export const flag = () => value({ accepts: isFlag, initial: false })
/** The position in a list. */
export const order = () => value({ accepts: isOrder, initial: '' })

/** One Y.Text: people write in it letter by letter. */
export const text = (most: number): Field<string> => ({
  places: (name) => ({ [name]: { type: 'text', most } }),
  reader: (name) => (from) => wordsIn(from, name),
  create: (into, name, given) => {
    into.set(name, newText(given, most))
    return true
  },
})

/** A Y.Text for each language. */
export const pair = (most: number): Field<Bilingual> => ({
  places: (name) => bothSides(name, { type: 'text', most }),
  reader: (name) => eachSide(name, wordsIn),
  create: (into, name, given) => {
    const words: Partial<Record<Language, unknown>> = typeof given === 'object' && given !== null ? given : {}
    for (const language of LANGUAGES) into.set(side(name, language), newText(words[language], most))
    return true
  },
})

/** A Y.XmlFragment for each language, read as plain text, a block per line. It is born empty. */
export const richPair = (): Field<Bilingual> => ({
  places: (name) => bothSides(name, { type: 'fragment', schema: RICH_TEXT_PLACES }),
  reader: (name) => eachFragment(name, plainText, ''),
  create: (into, name) => {
    for (const language of LANGUAGES) into.set(side(name, language), new Y.XmlFragment())
    return true
  },
})

/** Not stored: read from what is. */
export const derived = <Value>(read: (from: Keyed, id: string) => Value): Field<Value> => ({
  places: () => ({}),
  reader: () => read,
  create: () => true,
})

/** What is read from both sides of a rich text; `none` where there is no fragment. */
export const eachFragment = <Value>(name: string, read: (fragment: Y.XmlFragment) => Value, none: Value) =>
  eachSide(name, (from, key) => {
    const fragment = fragmentIn(from, key)
    return fragment ? read(fragment) : none
  })

type Fields = Readonly<Record<string, Field<unknown>>>
/** All their keys, in the order of the table. */
export const placesOfFields = (fields: Fields): Readonly<Record<string, Place>> =>
  Object.assign({}, ...Object.entries(fields).map(([name, field]) => field.places(name)))

/** Total; `id` is the entry's, where there is one. */
export const readerOf = <Read>(fields: Fields): ((from: Keyed, id?: string) => Read) => {
  const all = Object.entries(fields).map(([name, field]) => ({ name, readField: field.reader(name) }))
  // A copy of an object that has every key is fast in V8; keys that are put into it one by one make it slow.
  const blank: object = JSON.parse(JSON.stringify(Object.fromEntries(all.map(({ name }) => [name, null]))))
  return (from, id = '') => {
    const read: Record<string, unknown> = { ...blank }
    for (const { name, readField } of all) read[name] = readField(from, id)
    // `FieldsOf` has proved that each name is read as its type.
    return read as Read
  }
}

/** A store of Solid changes its objects in place: those in a Y.Map or in a table stay as they are. */
function ownCopy<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value
}
function eachSide<Value>(name: string, read: (from: Keyed, key: string) => Value): (from: Keyed) => Readonly<Record<Language, Value>> {
  const [es, en] = [side(name, 'es'), side(name, 'en')]
  return (from) => ({ es: read(from, es), en: read(from, en) })
}
function wordsIn(from: Keyed, key: string): string {
  return textIn(from, key)?.toString() ?? ''
}
/** Longer words are cut: the relay would refuse the whole entry. */
const newText = (given: unknown, most: number) => new Y.Text(typeof given === 'string' ? given.slice(0, most) : undefined)
const bothSides = (name: string, place: Place) => ({ [side(name, 'es')]: place, [side(name, 'en')]: place })
