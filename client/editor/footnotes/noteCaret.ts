// Caret movement between a footnote reference and its note.
import type { Editor } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { FOOTNOTE } from '../../../shared/editor/footnotes.ts'
import { insertNote, notePosition, referencePositions } from './notes.ts'

interface NoteAt {
  readonly node: Node
  readonly place: number
}
export const noteAt = ({ selection: { $from } }: EditorState): NoteAt | null =>
  $from.depth === 1 && $from.parent.type.name === FOOTNOTE ? { node: $from.parent, place: $from.before(1) } : null

/** From the note to its reference in the text. */
export const toReference = (editor: Editor): boolean => {
  const at = noteAt(editor.state)
  const [place] = at ? referencePositions(editor.state.doc, at.node.attrs.id) : []
  return (
    place !== undefined &&
    editor
      .chain()
      .focus()
      .setTextSelection(place + 1)
      .scrollIntoView()
      .run()
  )
}
/** From a reference to its note, which is created if it does not exist. */
export const toNote = (editor: Editor, note: string): void => {
  const { state, view } = editor
  const { tr } = state
  const place = notePosition(state.doc, note) ?? (editor.isEditable ? insertNote(tr, note, Fragment.empty) : null)
  if (place === null) return
  const end = place + 1 + (tr.doc.nodeAt(place)?.content.size ?? 0)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView())
  view.focus()
}
