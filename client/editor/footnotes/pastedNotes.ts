// Footnotes on the clipboard: copied references include the text of their notes; a paste into a text that has the note already gets a copy with a
// new id.
import type { Editor } from '@tiptap/core'
import { DOMSerializer, Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { FOOTNOTE } from '../../../shared/editor/footnotes.ts'
import { newBlockId, type Random } from '../../../shared/ids.ts'
import type { KeptNotes } from './keptNotes.ts'
import { noteAt } from './noteCaret.ts'
import { allNotes, noteOf, notePosition, notesOf, renameNotes } from './notes.ts'

export const pastesNotes = (editor: Editor, kept: KeptNotes, random: Random) =>
  new Plugin({
    key: new PluginKey('ruta-note-paste'),
    props: {
      transformPastedHTML: (html) => takeWords(html, kept),
      transformPasted: (slice) => ownNotes(slice, editor.state.doc, kept, random),
      handlePaste: (view, _event, slice) => {
        // A note contains text only.
        if (!noteAt(view.state)) return false
        view.dispatch(view.state.tr.replaceSelection(new Slice(linesOf(slice.content), 0, 0)).scrollIntoView())
        return true
      },
    },
  })

/** Stored until their references have been inserted. */
const takeWords = (html: string, kept: KeptNotes): string => {
  if (!html.includes('data-words')) return html
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const reference of body.querySelectorAll('sup[data-note][data-words]')) {
    kept.keepHtml(reference.getAttribute('data-note') ?? '', reference.getAttribute('data-words') ?? '')
    reference.removeAttribute('data-words')
  }
  return body.innerHTML
}

/** For the clipboard. */
export const withWords = (editor: Editor): DOMSerializer => {
  const { schema } = editor
  const plain = DOMSerializer.fromSchema(schema)
  const nodes = {
    ...plain.nodes,
    footnoteRef: (node: Node) => {
      const note = noteOf(node) ?? ''
      const place = notePosition(editor.state.doc, note)
      const holder = document.createElement('div')
      const words = place === null ? null : editor.state.doc.nodeAt(place)
      if (words) holder.append(plain.serializeFragment(words.content))
      return ['sup', { class: 'note-ref', 'data-note': note, ...(words && { 'data-words': holder.innerHTML }) }] as const
    },
  }
  return new DOMSerializer(nodes, plain.marks)
}

/** Pasted notes come with their references and not as separate blocks; a note without a reference becomes a paragraph. */
const ownNotes = (slice: Slice, doc: Node, kept: KeptNotes, random: Random): Slice => {
  const here = new Set(allNotes(doc))
  const names = new Map<string, string>()
  const referred = new Set(slice.content.content.flatMap(notesOf))
  const { children } = { children: slice.content.content }
  const blocks = children.filter(({ type, attrs }) => type.name === FOOTNOTE && referred.has(attrs.id))
  for (const block of blocks) kept.keep(block.attrs.id, block.content)
  const nameOf = (note: string): string => {
    const known = names.get(note)
    if (known) return known
    const name = here.has(note) || !OURS.test(note) ? newBlockId(random) : note
    if (name !== note) {
      const place = notePosition(doc, note)
      kept.keep(name, (place === null ? undefined : doc.nodeAt(place)?.content) ?? kept.wordsOf(note, doc.type.schema))
    }
    names.set(note, name)
    return name
  }
  const stays = children.filter((child) => !blocks.includes(child))
  const paragraph = doc.type.schema.nodes.paragraph
  const content = stays.map((child) =>
    child.type.name === FOOTNOTE && paragraph ? paragraph.create(null, child.content) : renameNotes(child, nameOf),
  )
  const isCut = children.at(-1) !== stays.at(-1)
  return new Slice(Fragment.from(content), children[0] === stays[0] ? slice.openStart : 0, isCut ? 0 : slice.openEnd)
}

/** Ids of other pages are ignored. */
const OURS = /^[0-9a-v]{12}$/

/** Plain text, a line per block, without references. */
const linesOf = (content: Fragment): Fragment => {
  const lines: Node[] = []
  const visit = (nodes: Fragment) =>
    nodes.forEach((node) => {
      if (node.isText || node.type.name === 'hardBreak') lines.push(node)
      else if (node.isTextblock && lines.length > 0) {
        const { hardBreak } = node.type.schema.nodes
        if (hardBreak) lines.push(hardBreak.create())
        visit(node.content)
      } else if (noteOf(node) === null) visit(node.content)
    })
  visit(content)
  return Fragment.from(lines)
}
