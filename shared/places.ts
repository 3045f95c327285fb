// What a Y.Doc may contain: the types of the tables in `shared/*/layout.ts`. The relay judges every new struct by them
// before anything is applied (`server/relay/places.ts`); reading stays total all the same (SPEC I10).

import type { AccountId } from './ids.ts'

/** A plain JSON value in a map: `accepts` is total and fast, and bounds the size of what it accepts. */
export interface ValuePlace {
  readonly type: 'value'
  readonly accepts: (value: unknown) => boolean
}

/** A Y.Text of plain characters: no formats, no embeds. */
export interface TextPlace {
  readonly type: 'text'
}

/** A Y.Map: named keys, and optionally `each` for any other key that is a well-formed id (`isName`), or what `isKey` says. */
export interface MapPlace {
  readonly type: 'map'
  readonly keys: Readonly<Record<string, Place>>
  readonly each?: Place
  /**
   * Entries that are containers (maps, texts, fragments) may, once set, be neither deleted nor replaced: an item is archived,
   * its title emptied. Plain values change as ever. Undo must know this: taking back a creation is archiving.
   */
  readonly permanent?: true
  readonly isKey?: (key: string) => boolean
  /** Whose entry stands under a key: only that account may write or remove it. */
  readonly ownerOf?: (key: string) => AccountId | null
}

/** A Y.XmlFragment whose children follow an editor schema. */
export interface FragmentPlace {
  readonly type: 'fragment'
  readonly schema: RichTextPlaces
}

export type Place = ValuePlace | TextPlace | MapPlace | FragmentPlace

/** A document's roots by name. */
export type DocumentPlaces = Readonly<Record<string, Exclude<Place, ValuePlace>>>

/** One editor's nodes and marks, as they stand in a Y.XmlFragment (y-tiptap: a node is a Y.XmlElement, a run of text a Y.XmlText). */
export interface RichTextPlaces {
  /** Element names allowed directly in the fragment. */
  readonly top: readonly string[]
  readonly nodes: Readonly<Record<string, RichTextNode>>
  /** Format keys allowed in a Y.XmlText, with the check of their value (`null` always closes a format). */
  readonly marks: Readonly<Record<string, (value: unknown) => boolean>>
  /** The deepest nesting of elements below the fragment. */
  readonly maxDepth: number
}

export interface RichTextNode {
  /** Element names allowed as children, whether or not zero children make sense: see house rule on concurrent deletion. */
  readonly children: readonly string[]
  /** May it hold a Y.XmlText? */
  readonly text: boolean
  readonly attributes: Readonly<Record<string, (value: unknown) => boolean>>
}
