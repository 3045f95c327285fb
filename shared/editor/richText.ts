// Schema of rich text as data: allowed nodes, attributes and marks. The relay validates by it, the text is read by it, and `extensions.ts` is the
// same for TipTap; a test compares both.
import { isFlag } from '../checks.ts'
import type { RichTextNode, RichTextSchema } from '../contentSchema.ts'
import { isName } from '../ids.ts'
import { isOrder } from '../order.ts'
import { DEEPEST_CLAUSE } from './clauses.ts'
import { FOOTNOTE, FOOTNOTE_REF } from './footnotes.ts'
import { isReference } from './reference.ts'

export const HEADING_LEVELS = [1, 2, 3] as const
const MAX_HREF = 2048
export const MAX_START = 9999
/** Of one person in one paragraph. */
export const MOST_LETTERS = 400_000
/** Of one person in one text, or in one block of it. */
const MOST_BLOCKS = 20_000

/** A URL that may be opened: http, https or mailto, and short enough. Control characters and spaces can hide schemes. */
export const isHref = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_HREF && /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(value)

/** Lists and quotations contain plain blocks; a heading in a list item would appear in the outline. */
const PLAIN_BLOCKS = ['paragraph', 'bulletList', 'orderedList'] as const
const TOP_BLOCKS = [...PLAIN_BLOCKS, 'heading', 'blockquote', 'clause', 'table', FOOTNOTE] as const
/** Every block has an immutable `id`; a stock client may write one without. */
export const BLOCKS = [...TOP_BLOCKS, 'listItem', 'tableColumn', 'tableRow', 'tableCell'] as const

const id = isName
const isLevel = (value: unknown) => HEADING_LEVELS.some((level) => level === value)
const isDepth = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= DEEPEST_CLAUSE
const isStart = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_START
/** y-tiptap writes a mark's attributes, `{}` for a mark that has none; other Yjs editors write `true`. */
const isPlain = (value: unknown) => value === true || (isObject(value) && Object.keys(value).length === 0)
const isLink = (value: unknown) => isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, 'href') && isHref(value.href)
const isObject = (value: unknown): value is { readonly href?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text, hard line breaks and references to footnotes. */
const line = (attributes: RichTextNode['attributes'] = {}): RichTextNode => ({
  children: ['hardBreak', FOOTNOTE_REF],
  text: true,
  attributes: { id, ...attributes },
})
/** No node requires a child: after any concurrent deletion the rest is valid. */
const holder = (children: readonly string[], attributes: RichTextNode['attributes'] = {}): RichTextNode => ({
  children,
  text: false,
  attributes: { id, ...attributes },
})

export const RICH_TEXT_SCHEMA: RichTextSchema = {
  top: TOP_BLOCKS,
  nodes: {
    paragraph: line(),
    heading: line({ level: isLevel }),
    clause: line({ depth: isDepth, start: isStart }),
    bulletList: holder(['listItem']),
    orderedList: holder(['listItem'], { start: isStart }),
    listItem: holder(PLAIN_BLOCKS),
    blockquote: holder(PLAIN_BLOCKS),
    // Rows and columns have order keys, so that a moved one stays the same element; a cell names its column.
    table: holder(['tableColumn', 'tableRow'], { header: isFlag }),
    tableColumn: holder([], { name: isName, order: isOrder }),
    tableRow: holder(['tableCell'], { order: isOrder }),
    tableCell: line({ column: isName }),
    // A note contains no notes.
    [FOOTNOTE]: { ...line(), children: ['hardBreak'] },
    [FOOTNOTE_REF]: { children: [], text: false, attributes: { note: isName } },
    hardBreak: { children: [], text: false, attributes: {} },
  },
  marks: { bold: isPlain, italic: isPlain, underline: isPlain, strike: isPlain, link: isLink, reference: isReference },
  maxDepth: 32,
  mostLetters: MOST_LETTERS,
  mostChildren: MOST_BLOCKS,
  fixed: ['id'],
}
