// What a Y.Doc may contain, as data: the tables in `shared/*/layout.ts` produce it. The relay checks every new struct against it
// before anything is applied (`server/relay/validation/validateSchema.ts`); reading stays total all the same (SPEC I10).

import type { AccountId, DelegationId } from './ids.ts'

/** A plain JSON value in a map: `accepts` is total and fast, and bounds the size of what it accepts. */
export interface ValueSchema {
  readonly type: 'value'
  readonly accepts: (value: unknown) => boolean
  /**
   * `forever`: the first value stays and cannot be removed. `unlessUnseen`: while there is a value (null is none), only an author who had not seen
   * it may set another one, because two people may set it first concurrently; and only its author may remove it, by undo.
   */
  readonly once?: 'forever' | 'unlessUnseen'
  /** For a value set once: the key of another value that it must equal when it is set. */
  readonly as?: string
  /** Kind of id that the value is: of an existing or former one of the group. Null is allowed. */
  readonly names?: NamedIdKind
  /** The same for a value that contains an id. */
  readonly namesIn?: (value: unknown) => readonly [named: NamedIdKind, id: string] | null
  /** Path of an entry that this document must have, or have had, for this value under this key: its root, and keys. Empty for none. */
  readonly refersTo?: (key: string, value: unknown) => readonly string[]
}

/** Kinds of ids of a group that a document may contain. */
export type NamedIdKind = 'delegation' | 'agency' | 'account'

/** A Y.Text of plain characters: no formats, no embeds. */
export interface TextSchema {
  readonly type: 'text'
  /**
   * UTF-16 units that one person may have in it. There is no limit for the sum: two people who fill a text offline concurrently are both right. Our
   * input fields stop at a quarter of it.
   */
  readonly most: number
}

/** A Y.Map: named keys, and optionally `each` for any other key that is a well-formed id (`isName`), or accepted by `isKey`. */
export interface MapSchema {
  readonly type: 'map'
  readonly keys: Readonly<Record<string, ContentSchema>>
  readonly each?: ContentSchema
  /**
   * Entries that are containers (maps, texts, fragments) may, once set, be neither deleted nor replaced: an item is archived,
   * its title emptied. Plain values change as ever. Undo must know this: taking back a creation is archiving.
   */
  readonly permanent?: true
  /** Plain values under `each` may be replaced, but not removed: what refers to one finds it. Undo must know this, too. */
  readonly keeps?: true
  readonly isKey?: (key: string) => boolean
  /** Schema under a key that is not in `keys`, where it depends on the key. */
  readonly open?: (key: string) => ContentSchema | undefined
  /** Only chair and secretariat may write in it, at any depth. */
  readonly stewards?: true
  /** Owner of an entry by its key: only that account may write or remove it. */
  readonly ownerOf?: (key: string) => AccountId | null
  /** Delegation of an entry by its key: only its members, and scribes, may write in it, at any depth. Null: only scribes. */
  readonly delegationOf?: (key: string) => DelegationId | null
  /** Entries under `each` that one person may have created and not archived. As with a text, the sum may be higher. */
  readonly most?: number
  /** Kind of ids of the keys under `each`. */
  readonly keysName?: NamedIdKind
  /** May this value be under this key of `each`? Only asked of new ones: what earlier versions accepted stays. */
  readonly fits?: (key: string, value: unknown) => boolean
}

/** The schema under a key, whatever its form. */
export const schemaOfKey = (map: MapSchema, key: string): ContentSchema | undefined =>
  Object.hasOwn(map.keys, key) ? map.keys[key] : (map.open?.(key) ?? map.each)

/** A Y.XmlFragment whose children follow an editor schema. */
export interface FragmentSchema {
  readonly type: 'fragment'
  readonly schema: RichTextSchema
}

export type ContentSchema = ValueSchema | TextSchema | MapSchema | FragmentSchema

/** A document's roots by name. */
export type DocumentSchema = Readonly<Record<string, Exclude<ContentSchema, ValueSchema>>>

/** One editor's nodes and marks, as stored in a Y.XmlFragment (y-tiptap: a node is a Y.XmlElement, a run of text a Y.XmlText). */
export interface RichTextSchema {
  /** Element names allowed directly in the fragment. */
  readonly top: readonly string[]
  readonly nodes: Readonly<Record<string, RichTextNode>>
  /** Format keys allowed in a Y.XmlText, with the check of their value (`null` always closes a format). */
  readonly marks: Readonly<Record<string, (value: unknown) => boolean>>
  /** The deepest nesting of elements below the fragment. */
  readonly maxDepth: number
  /** How many UTF-16 units one person may have in one Y.XmlText. */
  readonly mostLetters: number
  /** How many children one person may have put into the fragment or one element. */
  readonly mostChildren: number
  /** Immutable attributes: a block's id, to which confirmations and comments refer. */
  readonly fixed: readonly string[]
}

export interface RichTextNode {
  /** Element names allowed as children, whether or not zero children make sense: see the rule on concurrent deletion. */
  readonly children: readonly string[]
  /** Whether it may contain a Y.XmlText. */
  readonly text: boolean
  readonly attributes: Readonly<Record<string, (value: unknown) => boolean>>
}
