// An item of the outline: its level, title and state, and how much of what is below it is done.

import { Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import { isolate } from '../../../shared/isolate.ts'
import { itemPair } from '../../../shared/pairs/pairNames.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { ChangeMark } from '../../compare/ChangeMark.tsx'
import { EditedBy } from '../../editor/EditedBy.tsx'
import { anyFieldOf } from '../../item/editingKey.ts'
import { FieldValue } from '../../item/FieldValue.tsx'
import { createFlashes } from '../../item/flash.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { KIND_ICONS } from '../../item/kindIcons.ts'
import { useOverwritten } from '../../item/overwritten.ts'
import { TranslationState } from '../../item/TranslationState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { RowDrag } from '../../ui/rowDrag.ts'
import { SelectBox } from '../selection/SelectBox.tsx'
import type { RowPosition } from '../VirtualRows.tsx'
import { OutlineMenu, type OutlineMenuProps } from './OutlineMenu.tsx'

export interface OutlineLineProps extends OutlineMenuProps {
  readonly stand: RowPosition
  readonly drag: RowDrag
  /** Whether the dragged row can be dropped at the pointer. */
  readonly canDrop: boolean
}

const SHOWN: readonly FieldKey[] = ['title', 'parent', 'status', 'lead', 'due']

export function OutlineLine(props: OutlineLineProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const overwritten = useOverwritten()
  const { selection } = props.outline.view
  const item = () => props.row.item
  const title = () => pick(item().title, language())
  const compared = () => props.outline.view.compared
  const mark = () => compared().mark(item())
  const flashed = createFlashes(item, () => SHOWN)
  const editor = () => context.editor(anyFieldOf(item().id))
  const inStep = () => props.outline.stepMarks.items().has(item().id)
  const was = () => {
    const before = compared().past(item(), 'parent')
    return before === null ? null : before === '' ? text().outline.wasTop : text().outline.was(before)
  }
  const trouble = () => (props.row.loose ? text().outline[props.row.loose] : null)
  const said = () =>
    [
      `${CHOICE_LABELS.kind[item().kind][language()]} ${item().code}`,
      isolate(title().text) || text().roadmap.untitled,
      CHOICE_LABELS.status[item().status][language()],
      ...(props.row.all > 0 ? [text().outline.saysDone(props.row.done, props.row.all)] : []),
      ...(props.row.leads ? [text().outline.leads] : []),
      ...(item().archived ? [text().roadmap.archivedStream] : []),
      ...[trouble(), was()].flatMap((words) => words ?? []),
      ...(inStep() ? [text().past.changedHere] : []),
    ].join(', ')
  return (
    <div
      ref={(element) => props.stand.measure(element)}
      role="row"
      class="outline__row"
      classList={{
        'outline__row--leads': props.row.leads,
        'outline__row--flash': SHOWN.some((field) => flashed(field)),
        'outline__row--step': inStep(),
        'row--archived': item().archived,
        'row--added': mark() === 'added',
        'row--removed': mark() === 'removed',
        'row--dragged': props.drag.isDragged(props.row.key),
        'outline__row--upper': props.canDrop && props.drag.fallsAt(`${props.row.key} upper`),
        'outline__row--lower': props.canDrop && props.drag.fallsAt(`${props.row.key} lower`),
      }}
      data-row={props.row.key}
      data-index={props.stand.index()}
      data-identity={editor() ? (context.delegation(editor()?.delegation ?? null)?.identity ?? 'none') : undefined}
      tabindex={props.outline.isActive(props.row.key) ? 0 : -1}
      aria-label={said()}
      aria-level={props.row.level}
      aria-posinset={props.row.place}
      aria-setsize={props.row.of}
      aria-rowindex={props.stand.index() + 2}
      aria-expanded={props.row.folded === null ? undefined : !props.row.folded}
      aria-selected={selection.has(item().id)}
      aria-current={props.outline.view.state().item === item().id ? 'true' : undefined}
      style={{ 'margin-block-start': props.stand.gap(), '--level': props.row.level }}
      onFocus={() => props.outline.goTo(props.row.key)}
    >
      <div role="rowheader" class="outline__t">
        <Show when={props.outline.canWrite() && !item().archived} fallback={<span class="outline__grip" />}>
          <OutlineMenu outline={props.outline} row={props.row} onGrab={props.onGrab} onAdd={props.onAdd} focus={props.focus} />
        </Show>
        <Fold {...props} />
        <Show when={mark()}>{(one) => <ChangeMark mark={one()} />}</Show>
        <Show when={selection.may() && !props.row.leads}>
          <SelectBox selection={selection} item={item()} order={props.outline.order} onPicked={() => props.focus(props.row.key)} />
        </Show>
        <Icon name={KIND_ICONS[item().kind]} />
        <span class="id">{item().code}</span>
        <span class="outline__name" classList={{ muted: title().text === '' }} lang={title().language}>
          {title().text || text().roadmap.untitled}
        </span>
        <TranslationState name={itemPair(item().id, 'title')} pair={item().title} />
        {overwritten(item)}
        <Show when={trouble()}>
          {(words) => (
            <span class="outline__trouble" data-tip={words()}>
              <Icon name={props.row.loose === 'circle' ? 'refresh-cw' : 'unlink'} size="s" />
            </span>
          )}
        </Show>
        <Show when={was()}>{(words) => <span class="outline__was">{words()}</span>}</Show>
      </div>
      <div role="gridcell" class="outline__count">
        <Show when={props.row.all > 0}>
          <progress class="outline__bar" max={props.row.all} value={props.row.done} aria-hidden="true" />
          {text().outline.doneOf(props.row.done, props.row.all)}
        </Show>
      </div>
      <div role="gridcell" class="outline__status">
        <FieldValue item={item()} field="status" short />
      </div>
      <div role="gridcell" class="outline__lead">
        <FieldValue item={item()} field="lead" short />
      </div>
      <div role="gridcell">
        <FieldValue item={item()} field="due" short />
      </div>
      <EditedBy peers={context.editors(anyFieldOf(item().id))} />
    </div>
  )
}

/** The arrow that collapses a branch. With the keyboard, the row itself is collapsed. */
function Fold(props: Pick<OutlineLineProps, 'outline' | 'row'>) {
  const text = useText()
  return (
    <Show when={props.row.folded !== null} fallback={<span class="outline__fold" />}>
      <button
        type="button"
        class="outline__fold"
        tabindex={-1}
        aria-label={props.row.folded ? text().outline.open(props.row.item.code) : text().outline.close(props.row.item.code)}
        onClick={() => props.outline.folds[props.row.folded ? 'open' : 'fold']([props.row.item.id])}
      >
        <Icon name={props.row.folded ? 'chevron-right' : 'chevron-down'} size="s" />
      </button>
    </Show>
  )
}
