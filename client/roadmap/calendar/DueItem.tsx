// An item on its due date: the marks of its leads, whether it is late, blocked or done, and its title.
import { Show } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { ChangeMark } from '../../compare/ChangeMark.tsx'
import { EditedBy } from '../../editor/EditedBy.tsx'
import { useStepMarks } from '../../history/slider/stepMarks.ts'
import { daysLate } from '../../item/due.ts'
import { anyFieldOf } from '../../item/editingKey.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StatusShape } from '../../ui/Marks.tsx'
import type { RowDrag } from '../../ui/rowDrag.ts'
import type { PlanView } from '../createPlanView.ts'
import { LeadMarks } from '../timeline/LeadMarks.tsx'
import type { CalendarViewContext } from './calendarContext.ts'

interface DueItemProps {
  readonly item: Item
  readonly calendar: CalendarViewContext
  readonly view: PlanView
  readonly drag: RowDrag
  /** Whether Tab reaches it: only on the active day. */
  readonly reachable: boolean
  /** Shown in a list, with its number and how late it is. */
  readonly listed?: boolean | undefined
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
  readonly onFocus: () => void
}
/** The distance in CSS pixels from which a press becomes a drag. */
const STILL_PX = 5

export function DueItemEntry(props: DueItemProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const editor = () => context.editor(anyFieldOf(props.item.id))
  const late = () => daysLate(props.item, context.today())
  const mark = () => props.view.compared.mark(props.item)
  const marks = useStepMarks()
  const inStep = () => marks.items().has(props.item.id)
  let dragged = false
  const press = (down: PointerEvent) => {
    dragged = false
    // Touch scrolls the calendar instead; on a touch screen the date is changed in the panel.
    if (down.button !== 0 || down.pointerType === 'touch' || !props.calendar.canWrite() || props.item.archived) return
    const waiting = new AbortController()
    const { signal } = waiting
    window.addEventListener(
      'pointermove',
      (now) => {
        if (Math.hypot(now.clientX - down.clientX, now.clientY - down.clientY) < STILL_PX) return
        waiting.abort()
        dragged = true
        props.drag.begin(down, `item:${props.item.id}`)
      },
      { signal },
    )
    for (const over of ['pointerup', 'pointercancel'] as const) window.addEventListener(over, () => waiting.abort(), { signal })
  }
  return (
    <button
      type="button"
      class="due-item"
      classList={{
        'due-item--late': late() > 0,
        'due-item--listed': props.listed === true,
        'due-item--done': props.item.status === 'done',
        'due-item--changed': mark() !== null,
        'due-item--step': inStep(),
        'due-item--dragged': props.drag.isDragged(`item:${props.item.id}`),
        'due-item--selected': props.view.state().item === props.item.id,
        'due-item--picked': props.view.selection.has(props.item.id),
        'due-item--edited': editor() !== null,
      }}
      data-identity={editor() ? (context.delegation(editor()?.delegation ?? null)?.identity ?? 'none') : undefined}
      data-item={props.item.id}
      tabindex={props.reachable ? 0 : -1}
      onPointerDown={press}
      onFocus={() => props.onFocus()}
      // The click that ends a drag is ignored.
      onClick={(event) => !dragged && props.onOpen(props.item.id, event.detail === 0 ? 'keyboard' : 'pointer')}
    >
      <Show when={mark()}>{(one) => <ChangeMark mark={one()} />}</Show>
      <LeadMarks item={props.item} />
      <Show when={late() > 0}>
        <Icon name="clock-alert" size="s" />
      </Show>
      <span
        class="status"
        classList={{ vh: props.item.status !== 'done' && props.item.status !== 'blocked' }}
        data-status={props.item.status}
      >
        <StatusShape status={props.item.status} />
        <span classList={{ vh: !props.listed || props.item.status !== 'blocked' }}>
          {CHOICE_LABELS.status[props.item.status][language()].toLowerCase()}
        </span>
      </span>
      <span class="due-item__t">
        <PairWords pair={props.item.title} otherwise={text().roadmap.untitled} />
        <span class="vh"> {props.item.code}</span>
      </span>
      <Show when={props.listed}>
        <span class="id" aria-hidden="true">
          {props.item.code}
        </span>
      </Show>
      <Show when={props.view.selection.has(props.item.id)}>
        <span class="vh">, {text().selection.count(1)}</span>
      </Show>
      <Show when={late() > 0}>
        <span classList={{ vh: !props.listed, 'due-item__late': true }}>
          <span class="vh">, </span>
          {text().timeline.late(late())}
        </span>
      </Show>
      <Show when={mark()}>{(one) => <span class="vh">, {text().compare.mark[one()]}</span>}</Show>
      <EditedBy peers={context.editors(anyFieldOf(props.item.id))} />
      <Show when={inStep()}>
        <span class="vh">, {text().past.changedHere}</span>
      </Show>
    </button>
  )
}
