// What may enter a place beyond its type: what is set once, ids that the group must know, and how much one person may put there. Asked
// of each new struct in the order in which Yjs would integrate them; nothing is changed by asking.
import * as Y from 'yjs'
import type { MapSchema, NamedIdKind, ValueSchema } from '../../../shared/contentSchema.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { hasControls } from '../../../shared/printable.ts'
import { type DeleteSet, isDeletedIn } from '../../../shared/yjs/decodedUpdate.ts'
import {
  containerItem,
  covers,
  entriesIn,
  firstIn,
  lengthIn,
  nextItem,
  originOf,
  parentOf,
  type YjsItem,
  type YjsType,
} from '../../../shared/yjs/item.ts'
import { isErased, lettersIn, typeIn, valuesIn } from '../../../shared/yjs/itemContent.ts'
import { type Container, entrySchema } from './container.ts'
import { createDeletedParts, type DeletedParts } from './deletedParts.ts'

/** `unknown`: names what this server does not know of the group, and what may have been added to it since. */
export type Breach = 'foreign' | 'too-long' | 'unknown'

export interface GroupFacts {
  /** Who owns a client id in this document. */
  readonly ownerOf: (client: number) => AccountId | undefined
  /** Does the group have it, or did it once? */
  readonly exists: (named: NamedIdKind, id: string) => boolean
}

/** What is in the validation document. */
export interface Existing {
  entry(container: Container, key: string): YjsItem | null
  type(container: Container): YjsType | undefined
}

interface Asked {
  readonly account: AccountId
  readonly asOthers: boolean
  readonly facts: GroupFacts
  readonly existing: Existing
  /** Deleted by the same update. */
  readonly deleted: DeleteSet
}

export class Rules {
  #asked: Asked
  #goes: DeletedParts
  /** What this update brings to each container so far and leaves there: letters, children, or entries. */
  #added: Map<Container, number> | null = null
  #set: Map<Container, Map<string, YjsItem[]>> | null = null
  #referred = new Map<string, readonly string[]>()

  constructor(asked: Asked) {
    this.#asked = asked
    this.#goes = createDeletedParts(asked.deleted)
  }

  breach(struct: YjsItem, container: Container, key: string | null): Breach | null {
    switch (container.kind) {
      case 'text':
        if (lettersIn(struct) === null) return null
        return this.#bringsControls(struct) ? 'foreign' : this.#tooMuch(struct, container, container.most)
      case 'xmlText':
        return lettersIn(struct) !== null ? this.#tooMuch(struct, container, container.schema.mostLetters) : null
      case 'fragment':
      case 'element':
        if (key !== null) return container.schema.fixed.includes(key) ? this.#again(struct, container, key, 'unlessUnseen') : null
        return typeIn(struct) ? this.#tooMuch(struct, container, container.schema.mostChildren) : null
      case 'map':
        return key === null ? null : this.#entry(struct, container, key)
      case 'gone':
      case 'foreign':
        return null
    }
  }

  /** Those that earlier versions accepted stay, and come back after a restore of the server. */
  #bringsControls(struct: YjsItem): boolean {
    return !this.#asked.asOthers && hasControls(lettersIn(struct) ?? '') && this.#staying(struct) > 0
  }

  /** Under another key than its own: the same exceptions. */
  #bringsStray(struct: YjsItem, key: string, fits: NonNullable<MapSchema['fits']>): boolean {
    return !this.#asked.asOthers && valuesIn(struct)?.every((value) => fits(key, value)) === false && this.#staying(struct) > 0
  }

  #entry(struct: YjsItem, container: Container & { readonly kind: 'map' }, key: string): Breach | null {
    const { place: map } = container
    const place = entrySchema(map, key)
    if (place?.type === 'value') {
      if (place.names && !this.#knows(place.names, struct)) return 'unknown'
      if (place.namesIn && !this.#knowsIn(place.namesIn, struct)) return 'unknown'
      if (place.refersTo) for (const value of valuesIn(struct) ?? []) this.#refer(place.refersTo(key, value))
      if (isSource(map, key)) this.#remember(struct, container, key)
      if (place.once) {
        const breach = this.#again(struct, container, key, place.once) ?? this.#follows(struct, container, place)
        if (breach) return breach
      }
    }
    if (Object.hasOwn(map.keys, key) || isErased(struct)) return null
    if (map.keysName && !this.#asked.facts.exists(map.keysName, key)) return 'unknown'
    const delegation = map.delegationOf?.(key) ?? null
    if (delegation !== null && !this.#asked.facts.exists('delegation', delegation)) return 'unknown'
    if (map.fits && this.#bringsStray(struct, key, map.fits)) return 'foreign'
    const entry = this.#asked.existing.entry(container, key)
    return entry && !entry.deleted ? null : this.#tooMuch(struct, container, map.most ?? Number.POSITIVE_INFINITY)
  }

  #knows(named: NamedIdKind, struct: YjsItem): boolean {
    return valuesIn(struct)?.every((value) => typeof value !== 'string' || this.#asked.facts.exists(named, value)) ?? true
  }

  #knowsIn(namesIn: NonNullable<ValueSchema['namesIn']>, struct: YjsItem): boolean {
    return (
      valuesIn(struct)?.every((value) => {
        const named = namesIn(value)
        return named === null || this.#asked.facts.exists(...named)
      }) ?? true
    )
  }

  /** Looked up at the end: the same update may bring what it refers to. */
  #refer(path: readonly string[]) {
    if (path.length > 0) this.#referred.set(path.join('/'), path)
  }

  /** Paths of entries to which new values refer. */
  get referred(): Iterable<readonly string[]> {
    return this.#referred.values()
  }

  /** Is it set a second time? */
  #again(struct: YjsItem, container: Container, key: string, once: NonNullable<ValueSchema['once']>): Breach | null {
    const { existing, deleted } = this.#asked
    const entry = existing.entry(container, key)
    const before = this.#set?.get(container)?.get(key)
    if (once === 'forever') {
      if (entry !== null || before !== undefined || !isOne(struct)) return 'foreign'
    } else {
      const isSet = entry !== null && !entry.deleted && !isNothing(entry)
      const takesBack = isErased(struct) && entry !== null && this.#authorOf(entry) === this.#authorOf(struct)
      if (isSet && covers(entry, originOf(struct)) && !takesBack) return 'foreign'
      if (before !== undefined && !isErased(struct)) return 'foreign'
    }
    if (!isErased(struct) && !isDeletedIn(deleted, struct.id)) this.#remember(struct, container, key)
    return null
  }

  /** A value that is another one's first: the same update sets both, or the other is set already. Of what was overwritten nothing is left. */
  #follows(struct: YjsItem, container: Container & { readonly kind: 'map' }, { as }: ValueSchema): Breach | null {
    const values = valuesIn(struct)
    if (as === undefined || !values) return null
    const value = values.at(-1)
    const other = this.#asked.existing.entry(container, as)
    const brought = this.#set?.get(container)?.get(as) ?? []
    const says = (item: YjsItem) => valuesIn(item)?.includes(value) ?? isErased(item)
    return value === null || (other !== null && says(other)) || brought.some(says) ? null : 'foreign'
  }

  #remember(struct: YjsItem, container: Container, key: string) {
    this.#set ??= new Map()
    const keys = this.#set.get(container) ?? new Map<string, YjsItem[]>()
    this.#set.set(container, keys)
    keys.set(key, [...(keys.get(key) ?? []), struct])
  }

  /** How many there are after the update. Several people may come to more; what one person has there is counted only then. */
  #tooMuch(struct: YjsItem, container: Container, most: number): Breach | null {
    this.#added ??= new Map()
    const added = (this.#added.get(container) ?? 0) + this.#staying(struct)
    this.#added.set(container, added)
    const type = this.#asked.existing.type(container)
    const size = type === undefined ? 0 : container.kind === 'map' ? entriesIn(type).size : lengthIn(type)
    if (size + added <= most) return null
    return added + (type ? this.#share(type, this.#authorOf(struct), container.kind === 'map') : 0) > most ? 'too-long' : null
  }

  #share(type: YjsType, author: AccountId, ofMap: boolean): number {
    let share = 0
    const count = (item: YjsItem) => {
      if (!item.deleted && item.countable && this.#authorOf(item) === author) share += this.#staying(item)
    }
    if (ofMap) for (const item of entriesIn(type).values()) count(item)
    else for (let item = firstIn(type); item; item = nextItem(item)) count(item)
    return share
  }

  /** How much of it the same update does not delete. An entry, or a block, is one. */
  #staying({ id, length }: YjsItem): number {
    return length - this.#goes(id.client, id.clock, length)
  }

  /** Of a new id: the member who brings it. */
  #authorOf({ id }: YjsItem): AccountId {
    return this.#asked.facts.ownerOf(id.client) ?? this.#asked.account
  }
}

/** May this be taken away, while what holds it stays? */
export const mayTakeBack = (
  item: YjsItem,
  once: NonNullable<ValueSchema['once']>,
  account: AccountId,
  { ownerOf }: GroupFacts,
): boolean => {
  if (once === 'forever') return false
  if (isNothing(item)) return true
  // A block that was born with its id keeps it; who gave it one later, as to a stock client's, may undo that.
  const parent = parentOf(item)
  const holder = parent instanceof Y.XmlElement ? containerItem(parent) : null
  return (ownerOf(item.id.client) ?? account) === account && holder?.id.client !== item.id.client
}

/** Does another value of the map say `as` of this one? Found once for each table. */
const isSource = (map: MapSchema, key: string): boolean => {
  let sources = SOURCES.get(map)
  if (!sources) {
    sources = new Set(Object.values(map.keys).flatMap((place) => (place.type === 'value' && place.as ? [place.as] : [])))
    SOURCES.set(map, sources)
  }
  return sources.has(key)
}
const SOURCES = new WeakMap<MapSchema, ReadonlySet<string>>()

const isNothing = (item: YjsItem): boolean => valuesIn(item)?.at(-1) === null
const isOne = (item: YjsItem): boolean => valuesIn(item)?.length === 1
