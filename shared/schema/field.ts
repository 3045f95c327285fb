// The fields of a document, declared once: each says where it is stored and within which bounds (what the relay accepts), how it is
// read whatever stands there (SPEC I10), and what a new entry holds. One constructor for each way of storing.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { type Check, isFlag, isOneOf } from '../checks.ts'
import { fragmentIn, type Keyed, mapIn, textIn } from '../editor/foreign.ts'
import { plainText } from '../editor/plainText.ts'
import { RICH_TEXT_PLACES } from '../editor/richText.ts'
import { compare, isOrder } from '../order.ts'
import type { MapPlace, Named, Place, ValuePlace } from '../places.ts'

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
  /** Is it stored even when it is as it is initially? */
  readonly always?: true
}
export interface ValueField<Value> extends Field<Value>, ValueRules<Value> {}

/** A plain value: the last writer wins. What is as it is initially is not stored. */
export const value = <Value>(rules: ValueRules<Value>): ValueField<Value> => {
  const { accepts, initial, always, once, as, names } = rules
  const place: ValuePlace = { type: 'value', accepts, ...(once && { once }), ...(as && { as }), ...(names && { names }) }
  return {
    ...rules,
    places: (name) => ({ [name]: place }),
    reader: (name) => (from) => {
      const stored = from.get(name)
      return ownCopy(accepts(stored) ? stored : initial)
    },
    create: (into, name, given = initial) => {
      if (given === initial && !always) return true
      if (!accepts(given)) return false
      into.set(name, given)
      return true
    },
  }
}
export const choice = <Value extends string | number>(options: readonly Value[], initial: NoInfer<Value>) =>
  value({ accepts: isOneOf(options), initial })
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

interface MembersRules<Member> {
  /** How many of them one person may add. */
  readonly most: number
  readonly keysName?: Named
  readonly accepts: (stored: unknown) => boolean
  /** What is stored under a key, as a member; null for what is none. */
  readonly member: (key: string, stored: unknown) => Member | null
  /** Where a member is stored, and as what. */
  readonly entry: (member: Member) => readonly [key: string, stored: unknown]
}
/** A Y.Map with a value for each member, so that two people who add at once both succeed; by key. */
export const members = <Member>({ most, keysName, accepts, member, entry }: MembersRules<Member>): Field<readonly Member[]> => {
  const place: MapPlace = { type: 'map', keys: {}, each: { type: 'value', accepts }, most, ...(keysName && { keysName }) }
  return {
    places: (name) => ({ [name]: place }),
    reader: (name) => (from) => {
      const found: (readonly [string, Member])[] = []
      mapIn(from, name)?.forEach((stored, key) => {
        const one = member(key, stored)
        if (one !== null) found.push([key, one])
      })
      return found.sort(([a], [b]) => compare(a, b)).map(([, one]) => one)
    },
    create: (into, name, given = []) => {
      const map = new Y.Map<unknown>()
      into.set(name, map)
      if (!Array.isArray(given)) return false
      for (const one of given) map.set(...entry(one))
      return true
    },
  }
}

interface SetRules<Member> extends Pick<MembersRules<Member>, 'most' | 'keysName'> {
  readonly parse: (key: string) => Member | null
  readonly keyOf: (member: Member) => string
}
/** Members that are their own keys. */
export const set = <Member>({ parse, keyOf, ...rules }: SetRules<Member>): Field<readonly Member[]> =>
  members<Member>({
    ...rules,
    accepts: (stored) => stored === true,
    member: (key, stored) => (stored === true ? parse(key) : null),
    entry: (member) => [keyOf(member), true],
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
