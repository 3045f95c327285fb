// Keys and commands of numbered paragraphs: Tab and Shift Tab change the depth; Enter continues the numbering, and in an empty paragraph goes
// one level up and finally ends it; Backspace at the beginning does the same.
import { type CommandProps, type Editor, Extension } from '@tiptap/core'
import * as Y from 'yjs'
import { CLAUSE, DEEPEST_CLAUSE } from '../../shared/editor/clauses.ts'
import { LOCAL } from '../../shared/origins.ts'

/** The corresponding top-level block of the other language: its depth and numbering change with it. */
export type BlockBeside = (index: number) => Y.XmlElement | null
export interface ClauseStorage {
  beside: BlockBeside
}

export const clauses = Extension.create<object, ClauseStorage>({
  name: 'clauses',
  addStorage: () => ({ beside: () => null }),
  addCommands: () => ({
    toggleClause: () => (props) => {
      const done = props.commands.toggleNode(CLAUSE, 'paragraph')
      if (done && props.dispatch && props.editor.isEditable) numberBeside(props)
      return done
    },
    leaveClause: () => (props) => {
      const { $from } = props.state.selection
      const wasEmpty = $from.parent.content.size === 0
      const done = props.commands.setNode('paragraph')
      if (done && props.dispatch && props.editor.isEditable) numberBeside(props, wasEmpty)
      return done
    },
    levelClause: (by) => (props) =>
      eachSelected(props, ({ depth }) => {
        const next = Number(depth) + by
        return next >= 1 && next <= DEEPEST_CLAUSE ? { depth: next } : null
      }),
    restartClause: () => (props) => {
      const { $from } = props.state.selection
      const first = $from.node(1)
      return first?.type.name === CLAUSE && setAttributes(props, [[$from.before(1), { start: first.attrs.start === null ? 1 : null }]])
    },
  }),
  addKeyboardShortcuts() {
    const { editor } = this
    const isIn = () => editor.isActive(CLAUSE)
    /** One level up; at the outermost level numbering is removed. */
    const leave = () => editor.commands.levelClause(-1) || editor.commands.leaveClause()
    return {
      'Mod-Shift-6': () => editor.commands.toggleClause(),
      // In a numbered paragraph Tab never leaves the text, as in a list.
      Tab: () => isIn() && (editor.commands.levelClause(1) || true),
      'Shift-Tab': () => isIn() && (editor.commands.levelClause(-1) || true),
      Enter: () => (isAt(editor, 'empty') ? leave() : isIn() && editor.commands.command(goOn)),
      Backspace: () => isAt(editor, 'start') && leave(),
    }
  },
})

/**
 * Gives the corresponding blocks of the other language the same numbering, since both languages share one count. Headings, lists and tables
 * are left as they are. `onlyEmpty`: only empty blocks are numbered, so that blocks with text keep their numbering.
 */
const numberBeside = ({ editor, tr }: CommandProps, onlyEmpty = false): void => {
  const { $from, $to } = tr.selection
  for (let index = $from.index(0); index <= Math.min($to.index(0), tr.doc.childCount - 1); index++) {
    const { type, attrs } = tr.doc.child(index)
    const other = editor.storage.clauses.beside(index)
    if (!other || other.nodeName === type.name || (onlyEmpty && hasWords(other))) continue
    if (type.name === CLAUSE && other.nodeName === 'paragraph') replaceBlock(other, CLAUSE, { depth: attrs.depth })
    else if (type.name === 'paragraph' && other.nodeName === CLAUSE) replaceBlock(other, 'paragraph', {})
  }
}
const hasWords = (element: Y.XmlElement): boolean => element.toArray().some((child) => !(child instanceof Y.XmlText) || child.length > 0)
/** Converts a block to another type, keeping its id and its words. */
const replaceBlock = (element: Y.XmlElement, name: string, attributes: Attributes): void => {
  const { parent } = element
  if (!(parent instanceof Y.XmlFragment)) return
  const made = new Y.XmlElement(name)
  const id: unknown = element.getAttribute('id')
  for (const [key, value] of Object.entries({ ...(id ? { id } : {}), ...attributes }))
    Y.XmlElement.prototype.setAttribute.call(made, key, value)
  made.insert(
    0,
    element.toArray().flatMap((child) => (child instanceof Y.XmlText || child instanceof Y.XmlElement ? [child.clone()] : [])),
  )
  element.doc?.transact(() => {
    const at = parent.toArray().indexOf(element)
    parent.delete(at, 1)
    parent.insert(at, [made])
  }, LOCAL)
}

/** Splits, also at the end: the new paragraph is numbered too, at the same depth. */
const goOn = ({ tr, dispatch }: CommandProps): boolean => {
  const { $from, $to } = tr.selection
  if ($from.parent.type.name !== CLAUSE || !$from.sameParent($to)) return false
  if (!dispatch) return true
  tr.deleteSelection()
  const { depth } = $from.parent.attrs
  tr.split(tr.selection.from, 1, [{ type: $from.parent.type, attrs: { depth } }]).scrollIntoView()
  return true
}

const isAt = ({ state: { selection } }: Editor, where: 'empty' | 'start'): boolean => {
  const { $from, empty } = selection
  return empty && $from.parent.type.name === CLAUSE && $from.parentOffset === 0 && (where === 'start' || $from.parent.content.size === 0)
}

type Attributes = Readonly<Record<string, unknown>>
const eachSelected = (props: CommandProps, change: (attributes: Attributes) => Attributes | null): boolean => {
  const { from, to } = props.state.selection
  const found: [number, Attributes][] = []
  props.state.doc.nodesBetween(from, to, (node, place) => {
    const changed = node.type.name === CLAUSE ? change(node.attrs) : null
    if (changed) found.push([place, changed])
    return false
  })
  return setAttributes(props, found)
}
const setAttributes = ({ editor, tr, dispatch }: CommandProps, all: readonly (readonly [number, Attributes])[]): boolean => {
  for (const [place, changed] of dispatch && editor.isEditable ? all : []) {
    const other = editor.storage.clauses.beside(tr.doc.resolve(place).index(0))
    for (const [name, value] of Object.entries(changed)) {
      tr.setNodeAttribute(place, name, value)
      if (other?.nodeName === CLAUSE) write(other, name, value)
    }
  }
  return all.length > 0
}
const write = (element: Y.XmlElement, name: string, value: unknown): void =>
  element.doc?.transact(() => {
    if (value === null) element.removeAttribute(name)
    // Called through the prototype: the typed method accepts only strings.
    else Y.XmlElement.prototype.setAttribute.call(element, name, value)
  }, LOCAL)
