// Footnotes in the editor: command, keys, and the local edits that keep references and notes consistent. Deleting a reference deletes its note and
// vice versa, in one step; remote edits are never answered.
import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { FOOTNOTE, FOOTNOTE_REF, noteIdsIn } from '../../../shared/editor/footnotes.ts'
import { newBlockId, type Random } from '../../../shared/ids.ts'
import { isRemote } from '../sync.ts'
import { createKeptNotes, type KeptNotes } from './keptNotes.ts'
import { noteAt, toReference } from './noteCaret.ts'
import { allNotes, insertNote, notePosition, notesOf, referencePositions } from './notes.ts'
import { pastesNotes } from './pastedNotes.ts'
import { refView } from './refView.ts'

export const footnotes = (random: Random) => {
  const kept = createKeptNotes()
  return Extension.create({
    name: 'footnotes',
    priority: 250,
    addStorage: () => ({ kept }),
    addCommands: () => ({
      insertFootnote: () => (props) => {
        const { editor, state, tr, dispatch } = props
        const { $to } = state.selection
        const type = state.schema.nodes[FOOTNOTE_REF]
        if (!editor.isEditable || !type || !mayRefer(state)) return false
        if (!dispatch) return true
        const note = noteBeside(editor.storage.clauses.beside($to.index(0)), state.doc) ?? newBlockId(random)
        tr.insert($to.pos, type.create({ note }))
        const place = notePosition(tr.doc, note) ?? insertNote(tr, note, Fragment.empty)
        tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView()
        return true
      },
    }),
    addKeyboardShortcuts() {
      const { editor } = this
      const inNote = (act: () => boolean) => () => noteAt(editor.state) !== null && act()
      const newLine = () => {
        const { tr, schema } = editor.state
        if (editor.isEditable) editor.view.dispatch(tr.replaceSelectionWith(schema.node('hardBreak'), false).scrollIntoView())
        return true
      }
      return {
        'Mod-Alt-f': () => editor.commands.insertFootnote(),
        Enter: inNote(newLine),
        'Shift-Enter': inNote(newLine),
        'Mod-Enter': inNote(() => toReference(editor)),
        Backspace: inNote(() => editor.state.selection.empty && editor.state.selection.$from.parentOffset === 0 && removeIfEmpty(editor)),
      }
    },
    addProseMirrorPlugins() {
      return [staysNote(), takesAlong(kept), refView(this.editor), pastesNotes(this.editor, kept, random)]
    },
  })
}

/** Whether a reference can be inserted at the caret. */
export const mayRefer = ({ schema, selection: { $to } }: EditorState): boolean => {
  const { parent } = $to
  const ref = schema.nodes[FOOTNOTE_REF]
  return ref !== undefined && parent.inlineContent && parent.type.name !== FOOTNOTE && parent.type.contentMatch.matchType(ref) !== null
}

/** The first note that the other language's paragraph refers to and this side does not: both then share the note. */
const noteBeside = (beside: Y.XmlElement | null, doc: Node): string | null => {
  const here = new Set(allNotes(doc))
  return (beside && noteIdsIn(beside).find((note) => !here.has(note))) ?? null
}

/** Removes an empty note with its references. At the start of a note with text Backspace does nothing: blocks are not joined. */
const removeIfEmpty = (editor: Editor): boolean => {
  const { state, view } = editor
  const at = noteAt(state)
  if (!at || !editor.isEditable || at.node.content.size > 0) return at !== null
  const { tr } = state
  const places = referencePositions(state.doc, at.node.attrs.id)
  const [first] = places
  removeBlock(tr, at.place)
  for (const place of places.toReversed()) tr.delete(place, place + 1)
  if (first !== undefined) tr.setSelection(TextSelection.create(tr.doc, first))
  view.dispatch(tr.scrollIntoView())
  return true
}
/** A document has at least one block. */
const removeBlock = (transaction: Transaction, place: number): void => {
  const { doc } = transaction
  const end = place + (doc.nodeAt(place)?.nodeSize ?? 0)
  if (doc.childCount > 1) transaction.delete(place, end)
  else transaction.replaceWith(place, end, doc.type.schema.node('paragraph'))
}

const takesAlong = (kept: KeptNotes) =>
  new Plugin({
    key: new PluginKey('ruta-footnotes'),
    appendTransaction: (transactions, before, { doc, tr, storedMarks }) => {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isRemote)) return null
      const changed = changedBlocks(before.doc, doc)
      const [was, is] = [partsOf(changed.before), partsOf(changed.after)]
      if (was.refs.size + was.notes.size + is.refs.size + is.notes.size === 0) return null
      const refs = new Set(allNotes(doc))
      const gone = [...was.refs].filter((note) => !refs.has(note))
      for (const note of gone) {
        const place = notePosition(tr.doc, note)
        if (place === null) continue
        kept.keep(note, tr.doc.nodeAt(place)?.content ?? Fragment.empty)
        removeBlock(tr, place)
      }
      for (const [note, block] of was.notes) {
        if (is.notes.has(note) || notePosition(tr.doc, note) !== null) continue
        kept.keep(note, block.content)
        for (const place of referencePositions(tr.doc, note).toReversed()) tr.delete(place, place + 1)
      }
      for (const note of is.refs) {
        if (was.refs.has(note) || notePosition(tr.doc, note) !== null || was.notes.has(note)) continue
        insertNote(tr, note, kept.wordsOf(note, doc.type.schema))
      }
      return tr.docChanged ? tr.setStoredMarks(storedMarks) : null
    },
  })

/** A note cannot become another kind of block, because its reference would be lost. Input rules leave the typed characters as text. */
const staysNote = () =>
  new Plugin({
    key: new PluginKey('ruta-stays-note'),
    filterTransaction: (transaction, state) => {
      const at = noteAt(state)
      if (!at || !transaction.docChanged || isRemote(transaction)) return true
      return transaction.doc.childCount < state.doc.childCount || notePosition(transaction.doc, at.node.attrs.id) !== null
    },
    props: {
      handleTextInput: (view, from, to, text) => {
        const { $from } = view.state.selection
        if (text !== ' ' || !noteAt(view.state) || !MADE_A_BLOCK.test($from.parent.textBetween(0, $from.parentOffset, null, '\n')))
          return false
        view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
        return true
      },
    },
  })
const MADE_A_BLOCK = /^(#{1,3}|[-*+>]|\d+\.)$/

interface Changed {
  readonly before: readonly Node[]
  readonly after: readonly Node[]
}
/** Blocks keep their identity when nothing in them has changed. */
const changedBlocks = (before: Node, after: Node): Changed => {
  const shorter = Math.min(before.childCount, after.childCount)
  let [left, right] = [0, 0]
  while (left < shorter && before.child(left) === after.child(left)) left++
  while (left + right < shorter && before.child(before.childCount - 1 - right) === after.child(after.childCount - 1 - right)) right++
  return {
    before: before.children.slice(left, before.childCount - right),
    after: after.children.slice(left, after.childCount - right),
  }
}
const partsOf = (blocks: readonly Node[]) => ({
  refs: new Set(blocks.flatMap(notesOf)),
  notes: new Map<string, Node>(blocks.flatMap((block) => (block.type.name === FOOTNOTE ? [[String(block.attrs.id), block]] : []))),
})
