// An item on the board: number, kind, title, lead, progress and due date. It is dragged by its handle, and moved by key or menu.

import { Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { itemPair } from '../../../shared/pairs/pairNames.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { CommentsMark } from '../../comments/CommentsMark.tsx'
import { ChangeMark } from '../../compare/ChangeMark.tsx'
import { EditedBy } from '../../editor/EditedBy.tsx'
import { useStepMarks } from '../../history/slider/stepMarks.ts'
import { anyFieldOf } from '../../item/editingKey.ts'
import { FieldValue } from '../../item/FieldValue.tsx'
import { createFlashes } from '../../item/flash.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { KIND_ICONS } from '../../item/kindIcons.ts'
import { useOverwritten } from '../../item/overwritten.ts'
import { TranslationState } from '../../item/TranslationState.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { RowDrag } from '../../ui/rowDrag.ts'
import { SelectBox } from '../selection/SelectBox.tsx'
import { selectPress } from '../selection/selectPress.ts'
import type { BoardColumnItems } from './boardColumns.ts'
import { cardKey } from './boardMove.ts'
import { CardMenu } from './CardMenu.tsx'
import type { BoardModel } from './createBoard.ts'

export interface CardProps {
  readonly board: BoardModel
  readonly drag: RowDrag
  readonly item: Item
  readonly column: BoardColumnItems
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
}

const SHOWN: readonly FieldKey[] = ['title', 'lead', 'progress', 'due', 'status']

export function Card(props: CardProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const overwritten = useOverwritten()
  let face!: HTMLButtonElement
  const key = () => cardKey(props.item.id)
  const { selection } = props.board.view
  const title = () => pick(props.item.title, language())
  const compared = () => props.board.view.compared
  const mark = () => compared().mark(props.item)
  const was = () => compared().past(props.item, props.column.of.by)
  const flashed = createFlashes(
    () => props.item,
    () => SHOWN,
  )
  const editor = () => context.editor(anyFieldOf(props.item.id))
  const identity = () => context.delegation(editor()?.delegation ?? null)
  const marks = useStepMarks()
  const inStep = () => marks.items().has(props.item.id)
  return (
    <li
      class="card"
      classList={{
        'card--selected': props.board.view.state().item === props.item.id,
        'card--picked': selection.has(props.item.id),
        'card--edited': editor() !== null,
        'card--flash': SHOWN.some((field) => flashed(field)),
        'card--added': mark() === 'added',
        'card--step': inStep(),
        'card--removed': mark() === 'removed' || props.item.archived,
        'card--dragged': props.drag.isDragged(key()),
        'card--upper': props.drag.fallsAt(`${key()} upper`),
        'card--lower': props.drag.fallsAt(`${key()} lower`),
      }}
      data-row={key()}
      data-identity={editor() ? (identity()?.identity ?? 'none') : undefined}
    >
      <EditedBy peers={context.editors(anyFieldOf(props.item.id))} />
      <div class="card__top">
        <Show when={selection.may()}>
          <SelectBox
            selection={selection}
            item={props.item}
            order={props.board.order}
            onPicked={() => face.focus({ preventScroll: true })}
          />
        </Show>
        <Show when={mark()}>{(one) => <ChangeMark mark={one()} named />}</Show>
        <Icon name={KIND_ICONS[props.item.kind]} />
        <span class="id">{props.item.code}</span>
        <CommentsMark item={props.item.id} />
        <TranslationState name={itemPair(props.item.id, 'title')} pair={props.item.title} />
        {overwritten(() => props.item)}
        <Show when={props.board.canWrite() && !props.item.archived}>
          <CardMenu board={props.board} item={props.item} column={props.column} onGrab={(event) => props.drag.begin(event, key())} />
        </Show>
      </div>
      <button
        ref={face}
        type="button"
        class="card__t"
        classList={{ muted: title().text === '' }}
        lang={title().language}
        tabindex={props.board.isActive(props.item.id) ? 0 : -1}
        aria-describedby="board-keys"
        onFocus={() => props.board.setActive(props.item.id)}
        onClick={(event) => {
          if (!selectPress(event, selection, props.item.id, props.board.order))
            props.onOpen(props.item.id, event.detail === 0 ? 'keyboard' : 'pointer')
        }}
      >
        {title().text || text().roadmap.untitled}
        <Show when={selection.has(props.item.id)}>
          <span class="vh">, {text().selection.count(1)}</span>
        </Show>
        <Show when={inStep()}>
          <span class="vh">, {text().past.changedHere}</span>
        </Show>
      </button>
      <Show when={was()}>
        {(words) => (
          <span class="card__was">
            <span class="vh">{text().board.was(fieldRow(props.column.of.by).label[language()])} </span>
            <s>{words()}</s>
          </span>
        )}
      </Show>
      <div class="card__foot">
        <FieldValue item={props.item} field="lead" short />
        <span class="card__end">
          <Show when={props.item.progress !== 'notStarted' && props.column.of.by !== 'progress'}>
            <FieldValue item={props.item} field="progress" short />
          </Show>
          <FieldValue item={props.item} field="due" short />
        </span>
      </div>
    </li>
  )
}
