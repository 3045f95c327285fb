// Turns the HTML of a Word document into blocks of a text, by the same rules as a paste from Word; each block gets its permanent id.
import { getSchema } from '@tiptap/core'
import { DOMParser as BlockParser, DOMSerializer, Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { CLAUSE, clauseOf } from '../../shared/editor/clauses.ts'
import { richTextExtensions } from '../../shared/editor/extensions.ts'
import { BLOCKS, RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import { isName, newBlockId, type Random } from '../../shared/ids.ts'
import { pairRows, type RowBlock } from '../../shared/pairs/pairRows.ts'
import { createAllowed } from './allowed.ts'
import { notesOf } from './footnotes/notes.ts'
import { readPasted } from './pastedHtml.ts'
import { tableFits, wholeTables } from './tablePaste.ts'
import { newBlock } from './writeBlocks.ts'

export interface WordSides<T> {
  readonly es: T
  readonly en: T
}
/** A block of one side, with the footnotes that it refers to. */
export interface WordPiece {
  readonly block: Node
  readonly notes: readonly Node[]
}
/** What is side by side; blocks of one pair have its id. */
export interface WordPair extends WordSides<WordPiece | null> {
  readonly id: string
}
export interface WordPairs {
  readonly pairs: readonly WordPair[]
  /** How many tables exceeded the allowed rows, columns or cells, so that their rows became paragraphs. */
  readonly wideTables: number
}
export interface WordBlocks {
  /** One block of each side, or none; the footnotes of each side come last. */
  readonly rows: readonly WordSides<readonly Node[]>[]
  readonly notes: WordSides<readonly Node[]>
}

export const readWordPairs = (
  { parts, notes }: { readonly parts: readonly WordSides<string>[]; readonly notes: WordSides<string> },
  random: Random,
): WordPairs => {
  const schema = getSchema(richTextExtensions())
  let wideTables = 0
  /** Parses all parts of a side at once, each in its own element. */
  const read = (htmls: readonly string[]): readonly (readonly Node[])[] => {
    const { html } = readPasted(htmls.map((one) => `<section>${one}</section>`).join(''))
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    const parser = BlockParser.fromSchema(schema)
    return [...body.children].map((element) => {
      if (!element.hasChildNodes()) return []
      const slice = wholeTables(new Slice(parser.parse(element).content, 0, 0), schema, random)
      return slice.content.content.flatMap((block) => {
        if (isEmpty(block)) return []
        if (tableFits(block)) return [block]
        wideTables += 1
        return rowsAsWords(block, schema)
      })
    })
  }
  const [es, en] = [read(parts.map((part) => part.es)), read(parts.map((part) => part.en))]
  const noted = (html: string): ReadonlyMap<unknown, Node> =>
    new Map((read([html])[0] ?? []).map((block) => withNames(block, undefined, random)).map((note) => [note.attrs.id, note]))
  const known = { es: noted(notes.es), en: noted(notes.en) }
  const pairs = parts
    .flatMap((_, at) => besideIn(es[at] ?? [], en[at] ?? []))
    .map((beside): WordPair => {
      const id = newBlockId(random)
      const piece = (language: Language): WordPiece | null => {
        const block = beside[language]
        if (!block) return null
        const own = notesOf(block).flatMap((name) => known[language].get(name) ?? [])
        return { block: withNames(block, id, random), notes: own }
      }
      return { id, es: piece('es'), en: piece('en') }
    })
  return { pairs, wideTables }
}

/** The blocks of the text that these pairs become. */
export const wordBlocks = ({ pairs }: Pick<WordPairs, 'pairs'>): WordBlocks => {
  const isBilingual = LANGUAGES.every((language) => pairs.some((pair) => pair[language] !== null))
  const needsBlank = isBilingual ? missingOnBothSides(pairs) : new Set<WordPair>()
  const rows = pairs.map((pair) => {
    const schema = (pair.es ?? pair.en)?.block.type.schema
    const side = (piece: WordPiece | null): readonly Node[] => {
      if (piece) return [piece.block]
      return schema && needsBlank.has(pair) ? [schema.node('paragraph', { id: pair.id })] : []
    }
    return { es: side(pair.es), en: side(pair.en) }
  })
  const notesIn = (language: Language): readonly Node[] => [
    ...new Map(pairs.flatMap((pair) => pair[language]?.notes ?? []).map((note) => [note.attrs.id, note])).values(),
  ]
  const found = { rows, notes: { es: notesIn('es'), en: notesIn('en') } }
  const all = [...rows.flatMap((row) => [...row.es, ...row.en]), ...found.notes.es, ...found.notes.en]
  if (all[0] && !isAllowed(all[0].type.schema.topNodeType.create(null, all)))
    throw new Error('what a Word document becomes is what a text may hold')
  return found
}
const isAllowed = createAllowed(RICH_TEXT_SCHEMA)

/** What one row of the document has beside each other: in its order, or by likeness where one side has more. */
const besideIn = (es: readonly Node[], en: readonly Node[]): readonly WordSides<Node | null>[] => {
  if (es.length === en.length) return es.map((block, place) => ({ es: block, en: en[place] ?? null }))
  return pairRows(es.map(rowBlock), en.map(rowBlock), []).map((row) => ({
    es: (row.es === null ? null : es[row.es]) ?? null,
    en: (row.en === null ? null : en[row.en]) ?? null,
  }))
}

/**
 * Consecutive pairs of which some have no Spanish and others no English: a text would align what they have by likeness. An empty paragraph with the
 * same id keeps the place of the missing side.
 */
const missingOnBothSides = (pairs: readonly WordPair[]): ReadonlySet<WordPair> => {
  const found = new Set<WordPair>()
  let run: WordPair[] = []
  const end = () => {
    if (run.some(({ es }) => es === null) && run.some(({ en }) => en === null)) for (const pair of run) found.add(pair)
    run = []
  }
  for (const pair of pairs) {
    if (pair.es !== null && pair.en !== null) end()
    else run.push(pair)
  }
  end()
  return found
}

export const rowBlock = (node: Node): RowBlock => ({
  id: isName(node.attrs.id) ? node.attrs.id : null,
  kind: node.type.name,
  text: node.textBetween(0, node.content.size, '\n', '\n'),
  clause: node.type.name === CLAUSE ? clauseOf(node.attrs.depth, node.attrs.start) : null,
  notes: notesOf(node),
})

/** Splits the blocks into pieces of limited size, each of which is one update that the server accepts. */
export const writeWordBlocks = (fragment: Y.XmlFragment, blocks: readonly Node[]): void =>
  fragment.push(blocks.map((block) => newBlock(block, new Map())))
export const piecesOf = (blocks: readonly Node[]): readonly (readonly Node[])[] => {
  const pieces: Node[][] = []
  let [size, count] = [Number.POSITIVE_INFINITY, 0]
  for (const block of blocks) {
    size += block.nodeSize
    count += partsIn(block)
    if (size > MOST_LETTERS || count > MOST_PARTS) {
      pieces.push([])
      ;[size, count] = [block.nodeSize, partsIn(block)]
    }
    pieces.at(-1)?.push(block)
  }
  return pieces
}
/** The relay accepts updates of up to 20,000 structs and 1 MiB; each node and mark takes several structs. */
const MOST_PARTS = 4_000
const MOST_LETTERS = 150_000
export const partsIn = (block: Node): number => {
  let parts = 1
  block.descendants((node) => {
    parts += 1 + node.marks.length
  })
  return parts
}

/** For the preview: rendered by the schema alone. */
export const drawBlocks = (blocks: readonly Node[]): DocumentFragment => {
  const [first] = blocks
  const drawn = document.createDocumentFragment()
  if (first) drawn.append(DOMSerializer.fromSchema(first.type.schema).serializeFragment(Fragment.from([...blocks])))
  return drawn
}

const isEmpty = (block: Node): boolean => block.isTextblock && block.content.size === 0
const withNames = (node: Node, id: string | undefined, random: Random): Node => {
  if (node.isText) return node
  const content = Fragment.from(node.content.content.map((child) => withNames(child, undefined, random)))
  if (!BLOCKS.some((name) => name === node.type.name)) return node.copy(content)
  const own: unknown = node.attrs.id
  return node.type.create({ ...node.attrs, id: id ?? (isName(own) ? own : newBlockId(random)) }, content, node.marks)
}
const rowsAsWords = (table: Node, schema: Schema): readonly Node[] =>
  table.children
    .filter(({ type }) => type.name === 'tableRow')
    .map((row) =>
      schema.node(
        'paragraph',
        null,
        row.children.flatMap((cell, at) => [...(at > 0 ? [schema.text(' | ')] : []), ...cell.content.content]),
      ),
    )
