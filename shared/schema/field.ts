// Fields of a document, declared once: key and limits (what the relay accepts), total reading (SPEC I10), and initial value. One constructor for
// each way of storing.

import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { type Check, isFlag, isOneOf } from '../checks.ts'
import type { ContentSchema, MapSchema, NamedIdKind, ValueSchema } from '../contentSchema.ts'
import { fragmentIn, type KeyedContainer, mapIn, mapsIn, textUnder } from '../editor/foreign.ts'
import { plainText } from '../editor/plainText.ts'
import { RICH_TEXT_SCHEMA } from '../editor/richText.ts'
import { byOrder, compareStrings, isOrder } from '../order.ts'
import { withoutControls } from '../printable.ts'
import { sameValue } from './sameValue.ts'

/** Name of a field. Its sentences in the history follow from name and kind (`shared/history/fieldWords.ts`). */
interface Told {
  readonly label?: Bilingual
  /** In a sentence, with its article. Undefined if it has phrases of its own. */
  readonly name?: Bilingual
  /** Kind of its value; texts need none. */
  readonly kind?: string
  /** For a choice. */
  readonly words?: Readonly<Record<string | number, Bilingual>>
  /** Formats a value, if its kind does not; null for an empty one. */
  readonly spoken?: (value: unknown, language: Language) => string | null
  /** In the history, but no news: members who were away are not told of it, and it counts as nobody's work. */
  readonly quiet?: true
}

/** `Value` is the type of the field in the interface of `model.ts`. */
export interface Field<Value> {
  /** Its keys in the entry, with what the relay accepts there. */
  readonly schemas: (name: string) => Readonly<Record<string, ContentSchema>>
  /** Its keys are created once; `id` is the entry's. */
  readonly reader: (name: string) => (from: KeyedContainer, id: string) => Value
  /** Writes the initial value of a new entry; false when `given` is not acceptable. */
  readonly create: (into: Y.Map<unknown>, name: string, given: unknown) => boolean
  /** Copies a value that contains objects. */
  copy?(value: Value): Value
  /** Not in the history, because it only matters during a session. */
  readonly silent?: true
}
/** Any field, with the options of its way of storing. */
export type AnyField = Field<unknown> &
  Told & {
    readonly accepts?: (value: unknown) => boolean
    /** Value, or value under a member's key, when nothing acceptable is stored. */
    readonly initial?: unknown
  }

/** A field for each property of an interface, except its id: a missing, unknown or differently typed one is a compile error. */
export type FieldsOf<Entry> = { readonly [Name in Exclude<keyof Entry, 'id'>]: Field<Entry[Name]> & Told }

/** The key of one language's side of a bilingual field: `title.es`. */
export const side = <Name extends string, Lang extends Language>(name: Name, language: Lang): `${Name}.${Lang}` => `${name}.${language}`

export const sidesOf = <Name extends string>(name: Name) => ({ es: side(name, 'es'), en: side(name, 'en') })

interface ValueRules<Value> extends Pick<ValueSchema, 'once' | 'as' | 'names'>, Pick<Field<Value>, 'silent'> {
  readonly accepts: Check<Value>
  /** Value when nothing acceptable is stored, and in a new entry. */
  readonly initial: NoInfer<Value>
  /** Converts an acceptable stored value of the entry `id`; by default a copy. */
  readonly tidy?: (stored: Value, id: string) => NoInfer<Value>
  /** Whether it is stored even when it has its initial value. */
  readonly always?: true
}
export interface ValueField<Value> extends Field<Value>, ValueRules<Value> {}

/** A plain value: the last writer wins. The initial value is not stored. */
export const value = <Value>(rules: ValueRules<Value>): ValueField<Value> => {
  const { accepts, initial, tidy: tidied, always, once, as, names } = rules
  const tidy = tidied ?? ownCopy
  const place: ValueSchema = { type: 'value', accepts, ...(once && { once }), ...(as && { as }), ...(names && { names }) }
  return {
    ...rules,
    schemas: (name) => ({ [name]: place }),
    reader: (name) => (from, id) => {
      const stored = from.get(name)
      // Most have their initial value: that needs no check.
      return tidy(stored !== undefined && accepts(stored) ? stored : initial, id)
    },
    create: (into, name, given = initial) => {
      if (sameValue(given, initial) && !always) return true
      if (!accepts(given)) return false
      into.set(name, given)
      return true
    },
    ...(tidied && { copy: (stored) => tidied(stored, '') }),
  }
}
export const choice = <Value extends string | number>(options: readonly Value[], initial: NoInfer<Value>) => ({
  ...value({ accepts: isOneOf(options), initial }),
  options,
})
/** Every permanent entry has one, named `archived`. */
export const flag = () => value({ accepts: isFlag, initial: false })
/** The position in a list. */
export const order = () => value({ accepts: isOrder, initial: '' })

/** One Y.Text, edited letter by letter. */
export const text = (most: number): Field<string> => ({
  schemas: (name) => ({ [name]: { type: 'text', most } }),
  reader: (name) => (from) => wordsIn(from, name),
  create: (into, name, given) => {
    into.set(name, newText(given, most))
    return true
  },
})

/** A Y.Text for each language. */
export const pair = (most: number): Field<Bilingual> => ({
  schemas: (name) => bothSides(name, { type: 'text', most }),
  reader: (name) => eachSide(name, wordsIn),
  create: (into, name, given) => {
    const words: Partial<Record<Language, unknown>> = typeof given === 'object' && given !== null ? given : {}
    for (const language of LANGUAGES) into.set(side(name, language), newText(words[language], most))
    return true
  },
  copy: copyOfPair,
})

/** A Y.XmlFragment for each language, read as plain text, a block per line. Initially empty. */
export const richPair = (): Field<Bilingual> => ({
  schemas: (name) => bothSides(name, { type: 'fragment', schema: RICH_TEXT_SCHEMA }),
  reader: (name) => eachFragment(name, plainText, ''),
  create: (into, name) => {
    for (const language of LANGUAGES) into.set(side(name, language), new Y.XmlFragment())
    return true
  },
  copy: copyOfPair,
})
const copyOfPair = ({ es, en }: Bilingual): Bilingual => ({ es, en })

interface MembersRules<Member> {
  /** Validates a member. Absent if a new entry has none. */
  readonly accepts?: Check<Member>
  /** Maximum members added by one person. */
  readonly most: number
  readonly keysName?: NamedIdKind
  /** Validates what is stored under a key. */
  readonly stores: (stored: unknown) => boolean
  /** If what is stored has one key only: whether it is this one. */
  readonly fits?: (key: string, stored: unknown) => boolean
  /** Converts what is stored under a key to a member of the entry `id`; null if invalid. */
  readonly member: (key: string, stored: unknown, id: string) => Member | null
  /** Key and stored value of a member. */
  readonly entry: (member: Member) => readonly [key: string, stored: unknown]
  /** Sort key; defaults to their keys. */
  readonly sortedBy?: (member: Member) => string
  /** Members are changed, and never removed. */
  readonly keeps?: true
  /** For a count under each key: the history shows it as set, and not as an added member. */
  readonly initial?: unknown
}
export interface MembersField<Member> extends Field<readonly Member[]>, Pick<MembersRules<Member>, 'most' | 'entry'> {
  readonly accepts: Check<Member>
}

/** A Y.Map with a value per member, so that two people who add members concurrently both succeed. */
export const members = <Member>(rules: MembersRules<Member>): MembersField<Member> => {
  const { accepts = isNone, most, keysName, fits, keeps, stores, member, entry, sortedBy = (one) => entry(one)[0] } = rules
  const place: MapSchema = {
    type: 'map',
    keys: {},
    each: { type: 'value', accepts: stores },
    most,
    ...(keysName && { keysName }),
    ...(fits && { fits }),
    ...(keeps && { keeps }),
  }
  return {
    accepts,
    most,
    entry,
    ...('initial' in rules && { initial: rules.initial }),
    schemas: (name) => ({ [name]: place }),
    reader: (name) => (from, id) => {
      const found: Member[] = []
      mapIn(from, name)?.forEach((stored, key) => {
        const one = member(key, stored, id)
        if (one !== null) found.push(one)
      })
      return found.sort((a, b) => compareStrings(sortedBy(a), sortedBy(b)))
    },
    create: (into, name, given = []) => {
      const map = new Y.Map<unknown>()
      into.set(name, map)
      if (!Array.isArray(given) || !given.every(accepts)) return false
      for (const one of given) map.set(...entry(one))
      return true
    },
    copy: (all) => all.map((one) => (typeof one === 'object' && one !== null ? { ...one } : one)),
  }
}

const isNone = (_one: unknown): _one is never => false

interface SetRules<Member> extends Pick<MembersRules<Member>, 'most' | 'keysName'> {
  readonly accepts: Check<Member>
  /** Converts between key and member; by default they are equal. */
  readonly parse?: (key: string) => Member | null
  readonly keyOf?: (member: Member) => string
}
/** Members that are keys, with the value `true`. */
export const set = <Member>(rules: SetRules<Member>): MembersField<Member> => {
  const { accepts, parse = (key: string) => (accepts(key) ? key : null), keyOf = String } = rules
  return members<Member>({
    ...rules,
    stores: (stored) => stored === true,
    member: (key, stored) => (stored === true ? parse(key) : null),
    entry: (member) => [keyOf(member), true],
  })
}

interface ListRules<Entry extends Listed> {
  readonly fields: FieldsOf<Entry>
  readonly parseId: (key: string) => Entry['id'] | null
  readonly most: number
}
interface Listed {
  readonly id: string
  readonly order: string
}
export interface ListField<Entry extends Listed> extends Field<readonly Entry[]>, ListRules<Entry> {}
/** Entries within an entry, in order. They may be deleted with their content. Initially empty. */
export const list = <Entry extends Listed>(rules: ListRules<Entry>): ListField<Entry> => {
  const { fields, parseId, most } = rules
  const place: MapSchema = { type: 'map', keys: {}, each: { type: 'map', keys: schemasOfFields(fields) }, most }
  const read = entryReader(fields)
  const copy = copierOf<Entry>(fields)
  return {
    ...rules,
    schemas: (name) => ({ [name]: place }),
    reader: (name) => (from) =>
      mapsIn(mapIn(from, name), parseId)
        .map(([id, map]) => read(map, id))
        .sort(byOrder),
    create: (into, name) => {
      into.set(name, new Y.Map())
      return true
    },
    copy: (all) => all.map(copy),
  }
}

/** Not stored: derived on reading. */
export const derived = <Value>(read: (from: KeyedContainer, id: string) => Value): Field<Value> => ({
  schemas: () => ({}),
  reader: () => read,
  create: () => true,
})

/** Derived from both sides of a rich text; `none` where there is no fragment. */
export const eachFragment = <Value>(name: string, read: (fragment: Y.XmlFragment) => Value, none: Value) =>
  eachSide(name, (from, key) => {
    const fragment = fragmentIn(from, key)
    return fragment ? read(fragment) : none
  })

export type Fields = Readonly<Record<string, AnyField>>
/** All their keys, in the order of the table. */
export const schemasOfFields = (fields: Fields): Readonly<Record<string, ContentSchema>> =>
  Object.assign({}, ...Object.entries(fields).map(([name, field]) => field.schemas(name)))

/** Total; `id` is the entry's, if there is one. */
export const readerOf = <Read>(fields: Fields): ((from: KeyedContainer, id?: string) => Read) => {
  const all = Object.entries(fields).map(([name, field]) => ({ name, readField: field.reader(name) }))
  // Copying an object with all keys is fast in V8; adding keys one by one is slow.
  const blank: object = JSON.parse(JSON.stringify(Object.fromEntries(all.map(({ name }) => [name, null]))))
  return (from, id = '') => {
    const read: Record<string, unknown> = { ...blank }
    for (const { name, readField } of all) read[name] = readField(from, id)
    // `FieldsOf` has proved that each name is read as its type.
    return read as Read
  }
}

/** Reader of one entry, with its id. */
export const entryReader = <Entry extends { readonly id: string }>(
  fields: FieldsOf<Entry>,
): ((map: Y.Map<unknown>, id: Entry['id']) => Entry) => readerOf({ id: derived((_from, id) => id), ...fields })

/** The map of a new entry; null when a given value is not acceptable. */
export const newEntry = (fields: Fields, given: Readonly<Record<string, unknown>>): Y.Map<unknown> | null => {
  const map = new Y.Map<unknown>()
  return Object.entries(fields).every(([name, field]) => field.create(map, name, given[name])) ? map : null
}

/** A deep copy of what `readerOf` has read. */
export const copierOf = <Read extends object>(fields: Fields): ((read: Read) => Read) => {
  const all = Object.entries(fields).flatMap(([name, { copy }]) => (copy ? [{ name, copy }] : []))
  return (read) => {
    const own = { ...(read as Record<string, unknown>) }
    for (const { name, copy } of all) own[name] = copy(own[name])
    return own as Read
  }
}

/** A Solid store mutates its objects: those in a Y.Map or in a table must not be shared. */
function ownCopy<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value
}
function eachSide<Value>(
  name: string,
  read: (from: KeyedContainer, key: string) => Value,
): (from: KeyedContainer) => Readonly<Record<Language, Value>> {
  const { es, en } = sidesOf(name)
  return (from) => ({ es: read(from, es), en: read(from, en) })
}
function wordsIn(from: KeyedContainer, key: string): string {
  return textUnder(from, key)?.toString() ?? ''
}
/** Longer text is cut, and control characters are left out: the relay would refuse the whole entry. */
const newText = (given: unknown, most: number) => new Y.Text(typeof given === 'string' ? withoutControls(given).slice(0, most) : undefined)
const bothSides = (name: string, place: ContentSchema) => ({ [side(name, 'es')]: place, [side(name, 'en')]: place })
