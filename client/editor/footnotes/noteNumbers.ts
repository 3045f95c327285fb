// Decorations with the numbers of footnotes, at references and before notes; never stored. Counted over this editor's blocks or, side by side with
// the other language, given by the rows.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { FOOTNOTE, type NoteNumbers, numberNotes } from '../../../shared/editor/footnotes.ts'
import { type Numbering, numberDecorations } from '../numberDecorations.ts'
import { noteOf, notesOf } from './notes.ts'

const key = new PluginKey<Numbering<NoteNumbers>>('ruta-note-numbers')

export const noteNumbers = Extension.create({
  name: 'noteNumbers',
  addProseMirrorPlugins: () => [numberDecorations(key, { isSame: sameNotes, decorate: numbered })],
})

export const setNoteNumbers = (editor: Editor, numbers: NoteNumbers): void => {
  if (editor.isDestroyed) return
  const before = key.getState(editor.state)
  if (numbers.size === 0 && (before?.given?.size ?? 0) === 0) return
  editor.view.dispatch(editor.state.tr.setMeta(key, numbers).setMeta('addToHistory', false))
}

/** True if the changed blocks have the same references and notes as before. */
const sameNotes = (before: Node, after: Node): boolean => {
  if (before.childCount !== after.childCount) {
    const are = (doc: Node) => doc.children.some((block) => block.type.name === FOOTNOTE || notesOf(block).length > 0)
    return !are(before) && !are(after)
  }
  for (let at = 0; at < after.childCount; at++) {
    const [was, is] = [before.child(at), after.child(at)]
    if (was === is) continue
    if ((was.type.name === FOOTNOTE || is.type.name === FOOTNOTE) && (was.type !== is.type || was.attrs.id !== is.attrs.id)) return false
    const [wasNotes, isNotes] = [notesOf(was), notesOf(is)]
    if (wasNotes.length !== isNotes.length || isNotes.some((note, place) => wasNotes[place] !== note)) return false
  }
  return true
}

const numbered = (doc: Node, given: NoteNumbers | null): DecorationSet => {
  const own = numberNotes(doc.children.map(notesOf))
  // A new note is not among the given numbers yet: until it is, this side counts alone.
  const numbers = given && [...own.keys()].every((note) => given.has(note)) ? given : own
  const found: Decoration[] = []
  doc.forEach((block, offset) => {
    if (block.type.name === FOOTNOTE)
      found.push(Decoration.node(offset, offset + block.nodeSize, { 'data-number': String(numbers.get(block.attrs.id) ?? '–') }))
    else if (notesOf(block).length > 0)
      block.descendants((node, place) => {
        const note = noteOf(node)
        const from = offset + 1 + place
        if (note !== null) found.push(Decoration.node(from, from + node.nodeSize, { 'data-number': String(numbers.get(note) ?? '') }))
      })
  })
  return found.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, found)
}
