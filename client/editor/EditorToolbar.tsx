// Toolbar for the text that was edited last. One tab stop, arrow keys inside; Alt F10 moves from the text to it, Escape back.
import type { Editor } from '@tiptap/core'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { CLAUSE } from '../../shared/editor/clauses.ts'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { createEditorState } from './createEditor.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { linkAtCaret } from './link.ts'
import { StyleMenu } from './StyleMenu.tsx'
import { InsertTable, TableMenu } from './TableMenu.tsx'
import { cellAt } from './tableCells.ts'
import {
  BRACKET_TOOLS,
  CLAUSE_TOOL,
  FOOTNOTE_TOOL,
  LEVEL_TOOLS,
  LIST_TOOLS,
  MARK_TOOLS,
  MORE_MARK_TOOLS,
  RESTART_TOOL,
  type Tool,
} from './tools.ts'

export interface ToolbarProps {
  readonly editor: Editor | null
  readonly label: string
  /** For the narrow panel: only the commands that a description needs. */
  readonly compact?: boolean | undefined
  /** Of texts whose brackets are counted. */
  readonly brackets?: boolean
  /** Receives the functions that the editor's keys call. */
  readonly onReady?: ((keys: ToolbarKeys) => void) | undefined
}
export interface ToolbarKeys {
  readonly focus: () => void
  readonly editLink: () => void
}

export function EditorToolbar(props: ToolbarProps) {
  const text = useText()
  const live = useLive()
  const [linking, setLinking] = createSignal(false)
  let bar!: HTMLDivElement

  // At once, unlike TipTap's command: the next key is for the text.
  const { buttons, stops, focusOn, isHere, onKeyDown } = createRovingFocus(
    () => bar,
    () => props.editor?.view.focus(),
  )
  createEffect(on([() => props.editor, () => props.compact], () => stops(buttons()[0])))
  const keys: ToolbarKeys = {
    focus: () => focusOn(buttons().find((button) => button.tabIndex === 0) ?? buttons()[0]),
    editLink: () => props.editor && setLinking(true),
  }
  props.onReady?.(keys)

  const link = createEditorState(
    () => props.editor,
    (editor) => linkAtCaret(editor) !== null,
  )
  const inList = createEditorState(
    () => props.editor,
    (editor) => editor.isActive('listItem'),
  )
  const inTable = createEditorState(
    () => props.editor,
    (editor) => cellAt(editor.state) !== null,
  )
  const inClause = createEditorState(
    () => props.editor,
    (editor) => editor.isActive(CLAUSE),
  )

  return (
    <>
      <div
        ref={bar}
        class="tools"
        role="toolbar"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        onFocusIn={(event) => event.target instanceof HTMLButtonElement && stops(event.target)}
        // A click must not clear the selection that the command applies to.
        onMouseDown={(event) => isHere(event) && event.preventDefault()}
      >
        <StyleMenu editor={props.editor} />
        <span class="tools__sep" aria-hidden="true" />
        <Tools
          editor={props.editor}
          tools={props.compact ? [...MARK_TOOLS, ...MORE_MARK_TOOLS.slice(1)] : [...MARK_TOOLS, ...MORE_MARK_TOOLS]}
        />
        <IconButton
          icon="link"
          label={text().texts.tools.link}
          shortcut="Ctrl K"
          pressed={link() === true}
          disabled={!props.editor}
          onClick={() => setLinking(true)}
        />
        <span class="tools__sep" aria-hidden="true" />
        <Tools editor={props.editor} tools={props.compact ? LIST_TOOLS : [...LIST_TOOLS, CLAUSE_TOOL]} />
        <Show when={!props.compact && (inList() || inClause())}>
          <Tools editor={props.editor} tools={inClause() ? [...LEVEL_TOOLS, RESTART_TOOL] : LEVEL_TOOLS} />
        </Show>
        <Show
          when={inTable()}
          fallback={
            <Show when={!props.compact}>
              <InsertTable editor={props.editor} />
            </Show>
          }
        >
          <Show when={props.editor}>{(editor) => <TableMenu editor={editor()} />}</Show>
        </Show>
        <Show when={!props.compact}>
          <Tools editor={props.editor} tools={props.brackets ? [FOOTNOTE_TOOL, ...BRACKET_TOOLS] : [FOOTNOTE_TOOL]} />
          <span class="tools__sep" aria-hidden="true" />
          <IconButton icon="undo-2" label={text().common.undo} shortcut="Ctrl Z" disabled={!live.canUndo()} onClick={live.undo} />
          <IconButton icon="redo-2" label={text().common.redo} shortcut="Ctrl Y" disabled={!live.canRedo()} onClick={live.redo} />
        </Show>
      </div>
      <Show when={linking() && props.editor}>{(editor) => <LinkDialog editor={editor()} onClose={() => setLinking(false)} />}</Show>
    </>
  )
}

/** One tab stop in the toolbar, which arrow keys move. */
const createRovingFocus = (bar: () => HTMLElement, leave: () => void) => {
  const buttons = () => [...bar().querySelectorAll('button')].filter((button) => !button.disabled)
  const stops = (chosen: HTMLButtonElement | undefined) => {
    for (const button of bar().querySelectorAll('button')) button.tabIndex = button === chosen ? 0 : -1
  }
  const focusOn = (button: HTMLButtonElement | undefined) => {
    stops(button)
    button?.focus()
  }
  /** Solid lets events of menus and dialogs bubble up to here, through their portals. */
  const isHere = (event: Event) => event.target instanceof Node && bar().contains(event.target)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isHere(event)) return
    const all = buttons()
    const at = all.findIndex((button) => button.contains(document.activeElement))
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape') leave()
    else if (to !== undefined) focusOn(all.at(to % all.length))
    else return
    event.preventDefault()
  }
  return { buttons, stops, focusOn, isHere, onKeyDown }
}

function Tools(props: { editor: Editor | null; tools: readonly Tool[] }) {
  const text = useText()
  return (
    <For each={props.tools}>
      {(tool) => {
        const isOn = createEditorState(
          () => props.editor,
          (editor) => tool.isOn?.(editor) ?? null,
        )
        const isPossible = createEditorState(
          () => props.editor,
          (editor) => tool.isPossible?.(editor) ?? true,
        )
        return (
          <IconButton
            icon={tool.icon}
            label={tool.label(text().texts)}
            shortcut={tool.shortcut}
            pressed={isOn() ?? undefined}
            disabled={!isPossible()}
            onClick={() => props.editor && tool.run(props.editor)}
          />
        )
      }}
    </For>
  )
}

/** Keys that move from the text to its toolbar; true when handled. */
export const toolbarKey = (event: KeyboardEvent, keys: ToolbarKeys | null): boolean => {
  if (event.key === 'F10' && event.altKey) keys?.focus()
  else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey) keys?.editLink()
  else return false
  event.preventDefault()
  return keys !== null
}
