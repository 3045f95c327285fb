// What a Y.Doc may contain, as data: the tables in `shared/*/layout.ts` produce it. The relay checks every new struct against it
// before anything is applied (`server/relay/validation/validateSchema.ts`); reading stays total all the same (SPEC I10).

import type { AccountId } from './ids.ts'

/** A plain JSON value in a map: `accepts` is total and fast, and bounds the size of what it accepts. */
export interface ValueSchema {
  readonly type: 'value'
  readonly accepts: (value: unknown) => boolean
  /**
   * `forever`: the first value stays, and nobody removes it. `unlessUnseen`: as long as there is a value (null is none), only
   * an author who had not seen it may set another one, for two people may set it first at once; and only its author takes it back, by undo.
   */
  readonly once?: 'forever' | 'unlessUnseen'
  /** Of what is set once: the value beside it, by its key, that it must be equal to when it is set. */
  readonly as?: string
  /** Whose id the value is: of one that the group has, or had. Null is nobody's. */
  readonly names?: Named
}

/** What of a group a document may name. */
export type Named = 'delegation' | 'agency' | 'account'

/** A Y.Text of plain characters: no formats, no embeds. */
export interface TextSchema {
  readonly type: 'text'
  /**
   * How many UTF-16 units one person may have in it. The sum has no bound of its own: two people who fill a text offline at once are
   * both right. Fields of ours stop at a quarter of it.
   */
  readonly most: number
}

/** A Y.Map: named keys, and optionally `each` for any other key that is a well-formed id (`isName`), or what `isKey` says. */
export interface MapSchema {
  readonly type: 'map'
  readonly keys: Readonly<Record<string, ContentSchema>>
  readonly each?: ContentSchema
  /**
   * Entries that are containers (maps, texts, fragments) may, once set, be neither deleted nor replaced: an item is archived,
   * its title emptied. Plain values change as ever. Undo must know this: taking back a creation is archiving.
   */
  readonly permanent?: true
  readonly isKey?: (key: string) => boolean
  /** Whose entry is under a key: only that account may write or remove it. */
  readonly ownerOf?: (key: string) => AccountId | null
  /** How many living entries under `each` one person may have made. As with a text, several may come to more. */
  readonly most?: number
  /** Whose ids the keys under `each` are. */
  readonly keysName?: Named
}

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
  /** Attributes that stay what they are as long as their element exists: a block's id, which confirmations and comments name. */
  readonly fixed: readonly string[]
}

export interface RichTextNode {
  /** Element names allowed as children, whether or not zero children make sense: see the rule on concurrent deletion. */
  readonly children: readonly string[]
  /** May it hold a Y.XmlText? */
  readonly text: boolean
  readonly attributes: Readonly<Record<string, (value: unknown) => boolean>>
}
