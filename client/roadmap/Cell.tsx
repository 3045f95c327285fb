// One cell: its value, its editor while it is edited here, and who edits it elsewhere.

import { createRenderEffect, type ParentProps, Show } from 'solid-js'
import { itemPair } from '../../shared/pairs/pairNames.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { titleText } from '../../shared/roadmap/texts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { CommentsMark } from '../comments/CommentsMark.tsx'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import type { ItemMark } from '../compare/differences.ts'
import { EditedBy } from '../editor/EditedBy.tsx'
import { editingKey } from '../item/editingKey.ts'
import { FieldEditor } from '../item/FieldEditor.tsx'
import { FieldValue } from '../item/FieldValue.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { KIND_ICONS } from '../item/kindIcons.ts'
import { useOverwritten } from '../item/overwritten.ts'
import { TextInput } from '../item/TextInput.tsx'
import { TranslationState } from '../item/TranslationState.tsx'
import { Was } from '../item/Was.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { TableState } from './createTable.ts'
import type { PlanRow } from './tableLayout.ts'

export interface CellProps {
  readonly table: TableState
  readonly row: Extract<PlanRow, { type: 'item' }>
  readonly field: FieldKey
  readonly column: number
  /** The index of the row in the table. */
  readonly at: number
  /** True while the cell of this field is highlighted because another person has just changed it. */
  readonly flashed: (field: FieldKey) => boolean
}

export function TableCell(props: ParentProps<CellProps>) {
  const text = useText()
  const context = useItemContext()
  const overwritten = useOverwritten()
  const item = () => props.row.item
  // A cell never changes its field, so these are constants and need no signal.
  const isTitle = props.field === 'title'
  const isRanged = () => props.table.range.holds(props.at, props.column)
  const isEdited = () => props.table.isEdited(item().id, props.field)
  const was = () => (isEdited() ? null : props.table.view.compared.past(item(), props.field))
  const inStep = () => props.table.stepMarks.isChanged(item().id, props.field)
  const peer = () => context.editor(editingKey(item().id, props.field))
  /** The narrow layout has room for the word beside the meter. */
  const isWordy = () => props.field === 'progress' && props.table.narrow()
  return (
    <div
      ref={(element) => createRenderEffect(() => saySelected(element, isRanged()))}
      role={isTitle ? 'rowheader' : 'gridcell'}
      class={`cell c-${props.field}`}
      classList={{
        'is-changed': was() !== null,
        'cell--step': inStep(),
        'cell--mine': isEdited(),
        'cell--theirs': !isEdited() && peer() !== null,
        'cell--ranged': isRanged(),
        'cell--editable': props.table.canEdit(props.row, props.field),
        flash: props.flashed(props.field),
        'is-pinned': props.table.columnsOf.pinnedAt(props.field) !== undefined,
        'is-pinned-edge': props.table.columnsOf.isPinnedEdge(props.field),
      }}
      data-column={props.column}
      data-field={props.field}
      data-identity={peer() ? (context.delegation(peer()?.delegation ?? null)?.identity ?? 'none') : undefined}
      tabindex={props.table.isActive(props.row, props.column) ? 0 : -1}
      style={{ 'inset-inline-start': props.table.columnsOf.pinnedAt(props.field) }}
    >
      <Show when={props.field === 'number' && props.table.view.compared.isOn()}>
        <RowMark mark={props.table.view.compared.mark(item())} />
      </Show>
      {isTitle ? (
        <TitleCell {...props} isEdited={isEdited()} was={was()} />
      ) : (
        <Show
          when={isEdited()}
          fallback={
            <Was was={was()}>
              <FieldValue item={item()} field={props.field} short={!isWordy()} />
            </Was>
          }
        >
          <FieldEditor item={item()} field={props.field} short open onOpenChange={(open) => !open && props.table.endEdit()} />
        </Show>
      )}
      <Show when={inStep()}>
        <span class="vh">, {text().past.changedHere}</span>
      </Show>
      {overwritten(item, { field: props.field })}
      {props.children}
      <Show when={!isEdited()}>
        <EditedBy peers={context.editors(editingKey(item().id, props.field))} />
      </Show>
    </div>
  )
}

const saySelected = (cell: HTMLElement, is: boolean) =>
  is ? cell.setAttribute('aria-selected', 'true') : cell.removeAttribute('aria-selected')

/** Takes the same width with and without a mark, so that the numbers are aligned. */
function RowMark(props: { mark: ItemMark | null }) {
  return (
    <Show when={props.mark} fallback={<span class="mark-none" />}>
      {(mark) => <ChangeMark mark={mark()} named />}
    </Show>
  )
}

function TitleCell(props: CellProps & { isEdited: boolean; was: string | null }) {
  const text = useText()
  const language = useLanguage()
  const item = () => props.row.item
  return (
    <span class="title">
      <Icon name={KIND_ICONS[item().kind]} />
      <span class="vh">{CHOICE_LABELS.kind[item().kind][language()]}: </span>
      <Show
        when={props.isEdited}
        fallback={
          <Was was={props.was}>
            <FieldValue item={item()} field="title" short />
          </Was>
        }
      >
        <TitleEditor item={item()} typed={props.table.isTyped()} onDone={props.table.endEdit} />
      </Show>
      <span class="title__m">
        <Show when={item().archived}>
          <span class="meta">
            <Icon name="archive" />
            {text().roadmap.archivedStream}
          </span>
        </Show>
        <CommentsMark item={item().id} />
        <TranslationState name={itemPair(item().id, 'title')} pair={item().title} />
      </span>
    </span>
  )
}

function TitleEditor(props: { item: Item; typed: boolean; onDone: () => void }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const name = () => text().roadmap.languages[language()]
  let frame!: HTMLSpanElement
  const { typed } = props
  const steps = live.undoManager.depth()
  // Escape restores the value that the typed letter replaced, as in a spreadsheet. Edits by others in the meantime are kept.
  if (typed) live.undoManager.stopCapturing()
  // A row that moves takes its input element with it: the focus is lost and restored in the same task, and the editor must stay open. So
  // the check waits for the next task.
  const left = () => setTimeout(() => !frame.contains(document.activeElement) && props.onDone())
  return (
    <span ref={frame} class="title__edit" onFocusOut={left}>
      <Show when={titleText(live.doc, props.item.id, language())} keyed>
        {(title) => (
          <TextInput
            text={title}
            label={text().roadmap.panel.titleIn(name())}
            quietLabel
            placeholder={text().roadmap.panel.writeIn(name())}
            language={language()}
            editingKey={editingKey(props.item.id, 'title', language())}
            autofocus
            onEscape={() => typed && live.undoManager.undoTo(steps)}
          />
        )}
      </Show>
    </span>
  )
}
