// A text in its two languages, aligned by paragraph, with one scrollbar; each pair shows its translation state. Both sides can be edited. In the
// view of one language, missing paragraphs are shown in the other, marked.
import type { Editor } from '@tiptap/core'
import { type Accessor, createEffect, createSignal, For, Index, untrack } from 'solid-js'
import * as Y from 'yjs'
import { type Language, otherLanguage } from '../../../shared/bilingual.ts'
import { bracketsOfRows, type RowBrackets } from '../../../shared/brackets/rowBrackets.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { confirmPairs } from '../../../shared/pairs/confirm.ts'
import { numbersOf } from '../../../shared/pairs/numbersOf.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { useActor } from '../../base/actor.tsx'
import { createSteady, sameList } from '../../base/createSteady.ts'
import { useText } from '../../base/i18n.tsx'
import { brackets } from '../../editor/brackets.ts'
import { commentMarks } from '../../editor/commentMarks.ts'
import { foundMarks } from '../../editor/find/foundMarks.ts'
import { rowNumbers } from '../../editor/rowNumbers.ts'
import { TextEditor } from '../../editor/TextEditor.tsx'
import type { NameOfAccount } from '../../item/createWho.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { createOpenBrackets } from '../brackets/createOpenBrackets.ts'
import { createRowHeights } from './createRowHeights.ts'
import type { Editors } from './createRows.ts'
import { RowCells } from './RowCells.tsx'
import { createRowShapes } from './rowShapes.ts'
import { writeMissing } from './writeMissing.ts'

export interface ParallelTextProps {
  readonly bodies: Readonly<Record<Language, Y.XmlFragment>>
  readonly shown: readonly Language[]
  readonly editors: Editors
  readonly rows: Accessor<readonly PairedTextRow[]>
  readonly who: NameOfAccount
  readonly person: (id: AccountId) => string | null
  /** The id of the block that the address names. */
  readonly meant: string | null
  readonly onEditor: (side: Language, editor: Editor | null) => void
  readonly onKey: (event: KeyboardEvent) => boolean
}

export function ParallelText(props: ParallelTextProps) {
  const text = useText()
  const live = useLive()
  const actor = useActor()
  const announce = useAnnounce()
  // Shared by all rows, and notified only when a number changes.
  const shapes = createRowShapes(() => props.rows())
  const numbers = createSteady(() => {
    shapes()
    return numbersOf(untrack(props.rows))
  }, sameList)
  const bracketsByRow = createSteady(() => bracketsOfRows(props.rows()), sameBrackets)
  const openBrackets = createOpenBrackets(() => bracketsByRow().some(({ count }) => count > 0))
  const confirmAt = (side: Language, editor: Editor) => {
    const index = editor.state.selection.$head.index(0)
    const row = props.rows().filter((one) => one[side] !== null)[index]
    if (!row?.name || !live.canWrite() || row.state.type === 'missing') return
    const pairs = [{ pair: row.name, sides: row.sides, language: side, account: actor().account }]
    live.undoManager.asStep(() => confirmPairs(live.doc, pairs))
    announce(text().pairs.confirmed[side])
  }
  const write = (place: number, side: Language) => {
    const editor = props.editors[side]
    const rows = props.rows()
    const row = rows[place]
    if (editor && row)
      writeMissing({ editor, rows, place, side, beside: blockCalled(props.bodies[otherLanguage(side)], row[otherLanguage(side)]?.id) })
  }
  const heights = createRowHeights(props.rows, () => props.shown)
  let grid!: HTMLDivElement
  const count = createSteady(() => Math.max(1, props.rows().length), Object.is)
  createEffect(() => grid.style.setProperty('--rows', String(count())))
  return (
    <div class="par" ref={grid} data-shown={props.shown.length === 2 ? 'both' : props.shown[0]}>
      <div class="par__head" aria-hidden="true" ref={heights.head}>
        <For each={props.shown}>{(side) => <span class="par__language">{text().texts.languageNames[side]}</span>}</For>
      </div>
      <For each={props.shown}>
        {(side) => (
          <div class="par__side" data-side={side}>
            <Side
              {...props}
              side={side}
              onEditor={(of, editor) => {
                heights.side(of, editor?.view.dom ?? null)
                props.onEditor(of, editor)
              }}
              onConfirm={(editor) => confirmAt(side, editor)}
            />
          </div>
        )}
      </For>
      <div class="par__rows" classList={{ 'par__rows--placed': heights.settled() }} ref={heights.rows}>
        <Index each={props.rows()}>
          {(row, place) => (
            <RowCells
              row={row()}
              place={place}
              heights={heights}
              number={numbers()[place] ?? null}
              brackets={bracketsByRow()[place] ?? null}
              openBrackets={openBrackets}
              shown={props.shown}
              who={props.who}
              person={props.person}
              isMeant={props.meant !== null && (row().es?.id === props.meant || row().en?.id === props.meant)}
              onWrite={(side) => write(place, side)}
            />
          )}
        </Index>
      </div>
    </div>
  )
}

const sameBrackets = (a: readonly RowBrackets[], b: readonly RowBrackets[]) => sameList(a.map(bracketsAsText), b.map(bracketsAsText))
const bracketsAsText = ({ count, by, differs, isSingle }: RowBrackets) => `${count} ${by.join()} ${differs} ${isSingle}`

/** The top-level block with this id. */
const blockCalled = (fragment: Y.XmlFragment, id: string | null | undefined): Y.XmlElement | null => {
  if (!id) return null
  const found = fragment.toArray().find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === id)
  return found instanceof Y.XmlElement ? found : null
}

function Side(props: ParallelTextProps & { side: Language; onConfirm: (editor: Editor) => void }) {
  const text = useText()
  const live = useLive()
  const [editor, setEditor] = createSignal<Editor | null>(null)
  const extensions = [rowNumbers(props.side), foundMarks, commentMarks, brackets]
  const besideOf = (index: number) => {
    const other = otherLanguage(props.side)
    return blockCalled(props.bodies[other], props.rows().filter((row) => row[props.side] !== null)[index]?.[other]?.id)
  }
  return (
    <TextEditor
      class="doc__text par__text"
      fragment={props.bodies[props.side]}
      language={props.side}
      label={text().texts.sides[props.side]}
      editingKey={`page:body.${props.side}`}
      placeholder={live.canWrite() ? text().texts.writeHere : text().texts.notWritten}
      extensions={extensions}
      onEditor={(made) => {
        setEditor(made)
        if (made) made.storage.clauses.beside = besideOf
        props.onEditor(props.side, made)
      }}
      onKey={(event) => {
        const current = editor()
        if (!current || event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
          return props.onKey(event)
        event.preventDefault()
        props.onConfirm(current)
        return true
      }}
    />
  )
}
