// Commands of the toolbar as data: label, icon, action, and active state.
import type { Editor } from '@tiptap/core'
import { CLAUSE } from '../../shared/editor/clauses.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { IconName } from '../ui/Icon.tsx'
import { bracketsAround, hasWordsSelected, putInBrackets, removeBrackets } from './brackets.ts'
import { mayRefer } from './footnotes/footnotes.ts'

export interface Tool {
  readonly name:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strike'
    | 'bulletList'
    | 'orderedList'
    | 'outdent'
    | 'indent'
    | 'clause'
    | 'restart'
    | 'footnote'
    | 'putInBrackets'
    | 'removeBrackets'
  readonly icon: IconName
  readonly label: (text: Messages['texts']) => string
  /** Shortcut label; Ctrl is Cmd on a Mac. */
  readonly shortcut?: string
  readonly run: (editor: Editor) => void
  readonly isOn?: (editor: Editor) => boolean
  readonly isPossible?: (editor: Editor) => boolean
}

const mark = (name: 'bold' | 'italic' | 'underline' | 'strike', icon: IconName, shortcut: string): Tool => ({
  name,
  icon,
  shortcut,
  label: (text) => text.tools[name],
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  isOn: (editor) => editor.isActive(name),
})
const list = (name: 'bulletList' | 'orderedList', icon: IconName, shortcut: string): Tool => ({
  name,
  icon,
  shortcut,
  label: (text) => text.tools[name],
  run: (editor) => editor.chain().focus().toggleList(name, 'listItem').run(),
  isOn: (editor) => editor.isActive(name),
})

export const MARK_TOOLS: readonly Tool[] = [mark('bold', 'bold', 'Ctrl B'), mark('italic', 'italic', 'Ctrl I')]
export const MORE_MARK_TOOLS: readonly Tool[] = [mark('underline', 'underline', 'Ctrl U'), mark('strike', 'strikethrough', 'Ctrl Shift S')]
export const LIST_TOOLS: readonly Tool[] = [list('bulletList', 'list', 'Ctrl Shift 8'), list('orderedList', 'list-ordered', 'Ctrl Shift 7')]
export const CLAUSE_TOOL: Tool = {
  name: 'clause',
  icon: 'list-tree',
  shortcut: 'Ctrl Shift 6',
  label: (text) => text.tools.clause,
  run: (editor) => editor.chain().focus().toggleClause().run(),
  isOn: (editor) => editor.isActive(CLAUSE),
}
export const FOOTNOTE_TOOL: Tool = {
  name: 'footnote',
  icon: 'superscript',
  shortcut: 'Ctrl Alt F',
  label: (text) => text.tools.footnote,
  run: (editor) => editor.chain().focus().insertFootnote().run(),
  isPossible: (editor) => editor.isEditable && mayRefer(editor.state),
}
export const BRACKET_TOOLS: readonly Tool[] = [
  {
    name: 'putInBrackets',
    icon: 'brackets',
    shortcut: 'Alt B',
    label: (text) => text.tools.putInBrackets,
    run: (editor) => putInBrackets(editor),
    isPossible: (editor) => editor.isEditable && hasWordsSelected(editor.state),
  },
  {
    name: 'removeBrackets',
    icon: 'brackets-off',
    shortcut: 'Alt Shift B',
    label: (text) => text.tools.removeBrackets,
    run: (editor) => removeBrackets(editor),
    isPossible: (editor) => editor.isEditable && bracketsAround(editor.state) !== null,
  },
]
/** Only with the caret in a numbered paragraph. */
export const RESTART_TOOL: Tool = {
  name: 'restart',
  icon: 'list-restart',
  label: (text) => text.tools.restart,
  run: (editor) => editor.chain().focus().restartClause().run(),
  isOn: (editor) => typeof editor.getAttributes(CLAUSE).start === 'number',
}
export const LEVEL_TOOLS: readonly Tool[] = [
  {
    name: 'outdent',
    icon: 'list-indent-decrease',
    label: (text) => text.tools.outdent,
    shortcut: 'Shift Tab',
    run: (editor) => level(editor, -1).run(),
    isPossible: (editor) => editor.can().liftListItem('listItem') || editor.can().levelClause(-1),
  },
  {
    name: 'indent',
    icon: 'list-indent-increase',
    label: (text) => text.tools.indent,
    shortcut: 'Tab',
    run: (editor) => level(editor, 1).run(),
    isPossible: (editor) => editor.can().sinkListItem('listItem') || editor.can().levelClause(1),
  },
]

const level = (editor: Editor, by: 1 | -1) => {
  const chain = editor.chain().focus()
  if (editor.isActive(CLAUSE)) return chain.levelClause(by)
  return by > 0 ? chain.sinkListItem('listItem') : chain.liftListItem('listItem')
}

/** Block types: paragraph, heading of three levels, quotation. */
export const STYLES = ['paragraph', 'heading1', 'heading2', 'heading3', 'quote'] as const
export type Style = (typeof STYLES)[number]
export const STYLE_ICONS: Readonly<Record<Style, IconName>> = {
  paragraph: 'pilcrow',
  heading1: 'heading-1',
  heading2: 'heading-2',
  heading3: 'heading-3',
  quote: 'text-quote',
}
const LEVELS = { heading1: 1, heading2: 2, heading3: 3 } as const

export const styleAtCaret = (editor: Editor): Style => {
  if (editor.isActive('blockquote')) return 'quote'
  return (
    STYLES.find((style) => style !== 'paragraph' && style !== 'quote' && editor.isActive('heading', { level: LEVELS[style] })) ??
    'paragraph'
  )
}
export const applyStyle = (editor: Editor, style: Style): void => {
  const chain = editor.chain().focus()
  if (style === 'quote') chain.clearNodes().setBlockquote().run()
  else if (style === 'paragraph') chain.clearNodes().run()
  else chain.clearNodes().setHeading({ level: LEVELS[style] }).run()
  // At once, unlike TipTap's command: a menu gives the focus back only where nothing else has taken it.
  editor.view.focus()
}
