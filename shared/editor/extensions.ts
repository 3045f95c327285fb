// The schema of `richText.ts` for TipTap: nodes and marks, their commands and input rules. Collaboration, ids of new blocks and the toolbar are in
// `client/editor`.
import { Extension, type Extensions, Mark, Node } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { isName } from '../ids.ts'
import { CLAUSE, clauseOf } from './clauses.ts'
import { FOOTNOTE, FOOTNOTE_REF } from './footnotes.ts'
import { REFERENCE, type Reference, readReference, referenceOf, writeReference } from './reference.ts'
import { BLOCKS, HEADING_LEVELS, isHref, MAX_START } from './richText.ts'

/** No node requires a child, so that no concurrent deletion makes a node invalid (y-tiptap would delete it). */
const PLAIN_BLOCKS = '(paragraph | bulletList | orderedList)*'

/** `hrefOf`: URL of an internal link, for text copied to the clipboard. */
export const richTextExtensions = (hrefOf: (reference: Reference) => string | null = () => null): Extensions => [
  // The fragment itself is no node: an empty one shows an empty paragraph, which is written on the first edit.
  Document,
  Text,
  Paragraph,
  Heading.configure({ levels: [...HEADING_LEVELS] }),
  Clause,
  Table,
  TableColumn,
  TableRow,
  TableCell,
  Footnote,
  FootnoteRef,
  BulletList.extend({ content: 'listItem*' }),
  OrderedList.extend({
    content: 'listItem*',
    addAttributes: () => ({ start: { default: 1, parseHTML: startOf } }),
  }),
  ListItem.extend({ content: PLAIN_BLOCKS }),
  Blockquote.extend({ content: PLAIN_BLOCKS }),
  HardBreak,
  Bold,
  Italic,
  Underline,
  Strike,
  Link.extend({ addAttributes: () => ({ href: { default: null } }) }).configure({
    openOnClick: false,
    // Autolink would create links in response to remote edits.
    autolink: false,
    isAllowedUri: isHref,
    HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
  }),
  GroupLink.configure({ hrefOf }),
  BlockIds,
]

/** Its number is a decoration (`clauses.ts`). */
const Clause = Node.create({
  name: CLAUSE,
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    depth: { default: 1, parseHTML: (element: ForeignElement) => clauseOf(Number(element.getAttribute('data-clause')), null).depth },
    start: { default: null, keepOnSplit: false, parseHTML: (element: ForeignElement) => startIn(element.getAttribute('data-start')) },
  }),
  // Before the rule of paragraphs.
  parseHTML: () => [{ tag: 'p[data-clause]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { depth, start } = clauseOf(node.attrs.depth, node.attrs.start)
    const { depth: _, start: __, ...rest } = HTMLAttributes
    return ['p', { ...rest, class: CLAUSE, 'data-clause': String(depth), ...(start === null ? {} : { 'data-start': String(start) }) }, 0]
  },
})

/** Below the text, with the number of its reference in front, like a numbered paragraph. */
const Footnote = Node.create({
  name: FOOTNOTE,
  group: 'block',
  content: '(text | hardBreak)*',
  isolating: true,
  defining: true,
  parseHTML: () => [{ tag: 'p[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', { ...HTMLAttributes, class: `${CLAUSE} ${FOOTNOTE}`, 'data-footnote': '' }, 0],
})
const FootnoteRef = Node.create({
  name: FOOTNOTE_REF,
  group: 'inline',
  inline: true,
  atom: true,
  // An arrow key moves past it: if it were selected, typing would replace it.
  selectable: false,
  addAttributes: () => ({
    note: { default: null, parseHTML: (element: ForeignElement) => element.getAttribute('data-note'), rendered: false },
  }),
  parseHTML: () => [{ tag: 'sup[data-note]' }],
  renderHTML: ({ node }) => ['sup', { class: 'note-ref', ...(isName(node.attrs.note) && { 'data-note': node.attrs.note }) }],
})

/** A link to an item, a text or a decision. Text typed after it is not part of it. */
const GroupLink = Mark.create<{ hrefOf: (reference: Reference) => string | null }>({
  name: REFERENCE,
  inclusive: false,
  keepOnSplit: false,
  addOptions: () => ({ hrefOf: () => null }),
  addAttributes: () => ({ kind: quiet(), id: quiet() }),
  // Before the rule of links.
  parseHTML: () => [
    {
      tag: 'a[data-reference]',
      priority: 60,
      getAttrs: (element: ForeignElement) => readReference(element.getAttribute('data-reference')) ?? false,
    },
  ],
  renderHTML({ mark }) {
    const reference = referenceOf(mark.attrs.kind, mark.attrs.id)
    const href = reference && this.options.hrefOf(reference)
    return ['a', { class: 'ref', ...(reference && { 'data-reference': writeReference(reference) }), ...(href && { href }) }, 0]
  },
})

/** Rows and columns are changed in the shared text only (`tables.ts`); an editor renders them in order. */
const Table = Node.create({
  name: 'table',
  group: 'block',
  content: '(tableColumn | tableRow)*',
  isolating: true,
  addAttributes: () => ({
    header: {
      default: null,
      parseHTML: (element: ForeignElement) => element.getAttribute('data-header') !== null || null,
      renderHTML: ({ header }) => (header ? { 'data-header': '' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
})
/** Not rendered: it gives the position of its cells in each row. */
const TableColumn = Node.create({
  name: 'tableColumn',
  selectable: false,
  atom: true,
  addAttributes: () => ({ name: quiet(), order: quiet() }),
  renderHTML: () => ['col', { hidden: '' }],
})
const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell*',
  addAttributes: () => ({ order: quiet() }),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
})
const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  isolating: true,
  addAttributes: () => ({ column: quiet() }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
})
const quiet = () => ({ default: null, rendered: false })

/** Permanent id of the block: the new half of a split gets another one. */
const BlockIds = Extension.create({
  name: 'blockId',
  addGlobalAttributes: () => [
    {
      types: [...BLOCKS],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element: ForeignElement) => element.getAttribute('data-id'),
          renderHTML: ({ id }: { readonly id?: unknown }) => (typeof id === 'string' ? { 'data-id': id } : {}),
        },
      },
    },
  ],
})

/** A DOM element: the server, which has none, imports this file too. */
interface ForeignElement {
  getAttribute(name: string): string | null
}
const startOf = (element: ForeignElement): number => startIn(element.getAttribute('start')) ?? 1
const startIn = (text: string | null): number | null => {
  const start = text === null ? Number.NaN : Number(text)
  return Number.isInteger(start) && start >= 0 && start <= MAX_START ? start : null
}
