// Decorations with the numbers of numbered paragraphs; never stored. Counted over this editor's blocks or, side by side with the other language,
// given by the rows.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { CLAUSE, clauseOf, type NumberedClause, numberClauses } from '../../shared/editor/clauses.ts'
import { type Numbering, numberDecorations } from './numberDecorations.ts'

/** One per top-level block. */
type Numbers = readonly (NumberedClause | null)[]
const key = new PluginKey<Numbering<Numbers>>('ruta-clause-numbers')

export const clauseNumbers = Extension.create({
  name: 'clauseNumbers',
  addProseMirrorPlugins: () => [
    numberDecorations(key, {
      isSame: sameClauses,
      // The given numbers belong to the old blocks: until the rows are recomputed, this side counts alone.
      decorate: (doc, given, isEdited) => numbered(doc, isEdited ? null : given),
    }),
  ],
})

export const setClauseNumbers = (editor: Editor, numbers: Numbers): void => {
  if (editor.isDestroyed) return
  const before = key.getState(editor.state)
  const isNone = (all: Numbers | null) => all === null || all.every((one) => one === null)
  if (isNone(numbers) && isNone(before?.given ?? null) && before?.shown === DecorationSet.empty) return
  editor.view.dispatch(editor.state.tr.setMeta(key, numbers).setMeta('addToHistory', false))
}

const sameClauses = (before: Node, after: Node): boolean => {
  if (before.childCount !== after.childCount) return false
  for (let at = 0; at < after.childCount; at++) {
    const [was, is] = [before.child(at), after.child(at)]
    if (was === is || (was.type.name !== CLAUSE && is.type.name !== CLAUSE)) continue
    if (was.type !== is.type || was.attrs.depth !== is.attrs.depth || was.attrs.start !== is.attrs.start || was.attrs.id !== is.attrs.id)
      return false
  }
  return true
}

const numbered = (doc: Node, given: Numbers | null): DecorationSet => {
  const own = doc.children.map((block) => (block.type.name === CLAUSE ? clauseOf(block.attrs.depth, block.attrs.start) : null))
  if (own.every((clause) => clause === null)) return DecorationSet.empty
  const numbers = given?.length === doc.childCount ? given : numberClauses(own)
  const found: Decoration[] = []
  doc.forEach((block, offset, index) => {
    const number = own[index] ? numbers[index] : null
    if (number)
      found.push(Decoration.node(offset, offset + block.nodeSize, { 'data-number': number.number, 'data-depth': String(number.depth) }))
  })
  return DecorationSet.create(doc, found)
}
