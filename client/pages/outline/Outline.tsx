// The headings of an open text as links, and its length in words and characters, also of the selection.
import type { Editor } from '@tiptap/core'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { lengthOf } from '../../../shared/editor/textLength.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Editors } from '../parallel/createRows.ts'
import { lengthsOf, type OutlineEntry, textOutline } from './outlineOf.ts'

export interface OutlineProps {
  readonly rows: readonly PairedTextRow[]
  readonly editors: Editors
  readonly shown: readonly Language[]
  /** The editor that was used last. */
  readonly editor: Editor | null
}

export function TextOutline(props: OutlineProps) {
  const text = useText()
  const [open, setOpen] = createSignal(false)
  return (
    <Popover
      placement="bottom-end"
      title={text().texts.outline.title}
      open={open()}
      onOpenChange={setOpen}
      trigger={(given) => <IconButton {...given} icon="table-of-contents" label={text().texts.outline.title} />}
    >
      {/* Counted when one looks, not at each key. */}
      <Show when={open()}>
        <Headings {...props} onGo={() => setOpen(false)} />
        <Lengths {...props} />
      </Show>
    </Popover>
  )
}

function Headings(props: OutlineProps & { onGo: () => void }) {
  const text = useText()
  const language = useLanguage()
  const entries = createMemo(() =>
    textOutline(props.rows, language()).map((entry) => ({ ...entry, level: blockAt(props, entry.language, entry.row)?.level ?? 1 })),
  )
  const go = (entry: OutlineEntry) => {
    props.onGo()
    // The popover returns the focus to its button first.
    setTimeout(() => goTo(props, entry))
  }
  return (
    <Show when={entries().length > 0} fallback={<p class="sub">{text().texts.outline.none}</p>}>
      <nav aria-label={text().texts.outline.title}>
        <ol class="doc-outline">
          <For each={entries()}>
            {(entry) => (
              <li data-level={entry.level}>
                <button type="button" lang={entry.language} onClick={() => go(entry)}>
                  {entry.words}
                </button>
              </li>
            )}
          </For>
        </ol>
      </nav>
    </Show>
  )
}

function Lengths(props: OutlineProps) {
  const text = useText()
  const lengths = createMemo(() => lengthsOf(props.rows))
  const selected = () => {
    const state = props.editor?.state
    return state && !state.selection.empty ? lengthOf(state.doc.textBetween(state.selection.from, state.selection.to, '\n', '\n')) : null
  }
  return (
    <dl class="doc-lengths">
      <For each={LANGUAGES}>
        {(side) => (
          <div>
            <dt>{text().texts.languageNames[side]}</dt>
            <dd>{text().texts.outline.length(lengths()[side].words, lengths()[side].characters)}</dd>
          </div>
        )}
      </For>
      <Show when={selected()}>
        {(length) => (
          <div>
            <dt>{text().texts.outline.selected}</dt>
            <dd>{text().texts.outline.length(length().words, length().characters)}</dd>
          </div>
        )}
      </Show>
    </dl>
  )
}

/** The block of a row on a side that is shown. */
const blockAt = ({ rows, editors }: OutlineProps, side: Language, row: number) => {
  const doc = editors[side]?.state.doc
  const index = rows.slice(0, row).filter((one) => one[side] !== null).length
  if (!doc || !rows[row]?.[side] || index >= doc.childCount) return null
  let start = 0
  for (let at = 0; at < index; at++) start += doc.child(at).nodeSize
  const { level } = doc.child(index).attrs
  return { start, level: typeof level === 'number' ? level : 1 }
}
const goTo = (props: OutlineProps, entry: OutlineEntry) => {
  const [side] = [entry.language, ...props.shown].filter((one) => props.shown.includes(one) && blockAt(props, one, entry.row))
  const [editor, block] = side ? [props.editors[side], blockAt(props, side, entry.row)] : []
  if (!editor || !block) return
  const element = editor.view.nodeDOM(block.start)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
  if (editor.isEditable)
    editor
      .chain()
      .setTextSelection(block.start + 1)
      .focus(null, { scrollIntoView: false })
      .run()
}
