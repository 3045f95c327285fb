// A row of the timeline: the title of an item, its bar, its earlier position, its progress, and violated dependencies.
import { createMemo, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { violationsOf } from '../../../shared/roadmap/violations.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { CommentsMark } from '../../comments/CommentsMark.tsx'
import { ChangeMark } from '../../compare/ChangeMark.tsx'
import { EditedBy } from '../../editor/EditedBy.tsx'
import { useStepMarks } from '../../history/slider/stepMarks.ts'
import { datesWords } from '../../item/datesWords.ts'
import { daysLate } from '../../item/due.ts'
import { anyFieldOf } from '../../item/editingKey.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useOverwritten } from '../../item/overwritten.ts'
import { PairWords } from '../../item/PairWords.tsx'
import { useRoadMap } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StatusShape } from '../../ui/Marks.tsx'
import { createPhone } from '../../ui/phone.ts'
import { SelectBox } from '../selection/SelectBox.tsx'
import type { PlanRow } from '../tableLayout.ts'
import type { RowPosition } from '../VirtualRows.tsx'
import { type BarProps, TimelineBar } from './Bar.tsx'
import type { TimelineModel } from './createTimeline.ts'
import { DueLedger } from './DueLedger.tsx'
import { LeadMarks } from './LeadMarks.tsx'
import { type BarShape as BarOfDates, barOf } from './timelineBars.ts'

interface TimelineRowProps {
  readonly timeline: TimelineModel
  readonly row: Extract<PlanRow, { type: 'item' }>
  readonly stand: RowPosition
  /** The horizontal scroll position in CSS pixels. */
  readonly left: () => number
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
  readonly onFocus: () => void
}

export function TimelineRow(props: TimelineRowProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const overwritten = useOverwritten()
  const item = () => props.row.item
  const editor = () => context.editor(anyFieldOf(item().id))
  const { selection } = props.timeline.view
  let place!: HTMLDivElement
  const mark = () => props.timeline.view.compared.mark(item())
  const dates = createMemo(() => {
    const { start, due } = props.timeline.datesOf(item())
    return { kind: item().kind, dependsOn: item().dependsOn, start, due }
  })
  const bar = createMemo(() => barOf(dates()))
  const violation = createMemo(() => violationsOf(dates(), (id) => roadMap.items[id])[0] ?? null)
  const marks = useStepMarks()
  const inStep = () => marks.items().has(item().id)
  const late = createMemo(() => daysLate(item(), context.today()))
  /** The earlier dates, when they differ from the present ones. */
  const was = () => {
    const before = props.timeline.view.compared.comparison.difference(item().id)?.before
    return before && (before.start !== item().start || before.due !== item().due) ? before : null
  }
  const said = () =>
    [
      item().code,
      pickWords(item().title, language()) || text().roadmap.untitled,
      CHOICE_LABELS.status[item().status][language()],
      ...(late() > 0 ? [text().timeline.late(late())] : []),
      datesWords(dates(), context.day, text()),
      ...(was() ? [text().timeline.was(datesWords(was() ?? dates(), context.day, text()))] : []),
      ...(violation() ? [text().timeline.violated(violation()?.days ?? 0, violation()?.on.code ?? '')] : []),
      ...(inStep() ? [text().past.changedHere] : []),
    ].join(', ')
  return (
    <div
      role="row"
      class="timeline__row"
      classList={{
        'row--added': mark() === 'added',
        'row--removed': mark() === 'removed',
        'row--archived': item().archived,
        'timeline__row--step': inStep(),
        'timeline__row--edited': editor() !== null,
      }}
      data-identity={editor() ? (context.delegation(editor()?.delegation ?? null)?.identity ?? 'none') : undefined}
      data-row={props.row.key}
      aria-level={props.row.level}
      aria-rowindex={props.stand.index() + 2}
      aria-selected={selection.has(item().id)}
      aria-current={props.timeline.view.state().item === item().id ? 'true' : undefined}
      style={{ 'margin-block-start': props.stand.gap() }}
    >
      <div
        ref={place}
        role="rowheader"
        class="timeline__t"
        data-column="0"
        tabindex={props.timeline.isActive(props.row.key) ? 0 : -1}
        aria-label={said()}
        onFocus={() => props.onFocus()}
      >
        <Show when={selection.may()}>
          <SelectBox
            selection={selection}
            item={item()}
            order={props.timeline.order}
            onPicked={() => place.focus({ preventScroll: true })}
          />
        </Show>
        <span class="timeline__id">
          <span class="id">{item().code}</span>
          <Show when={mark()}>{(one) => <ChangeMark mark={one()} />}</Show>
        </span>
        <span class="timeline__title">
          <PairWords pair={item().title} otherwise={text().roadmap.untitled} />
        </span>
        <PhoneFacts item={item()} late={late()} />
        <CommentsMark item={item().id} />
        {overwritten(item)}
        <EditedBy peers={context.editors(anyFieldOf(item().id))} />
      </div>
      <DatesCell
        timeline={props.timeline}
        item={item()}
        bar={bar()}
        left={props.left}
        was={was()}
        late={late()}
        violation={violation()}
        onOpen={props.onOpen}
      />
      <DueLedger item={item()} due={dates().due} was={was()} late={late()} violation={violation()} />
    </div>
  )
}

/** The bar of the item, and the time that its children take; without dates, the button that adds them. */
function DatesCell(props: Omit<BarProps, 'bar'> & { bar: BarOfDates | null }) {
  const text = useText()
  const children = createMemo(() => props.timeline.spanBelow(props.item.id), undefined, { equals: sameValue })
  return (
    <div role="gridcell" class="timeline__c">
      <Show when={children()}>
        {(span) => (
          <i
            class="bar-children"
            ref={(element) => props.timeline.put(element, ({ x }) => ({ from: x(span().from), width: x(span().to) - x(span().from) }))}
          />
        )}
      </Show>
      <Show
        when={props.bar}
        fallback={
          <Show when={props.timeline.canWrite() && !props.item.archived}>
            <button type="button" class="timeline__add" tabindex={-1} onClick={() => props.onOpen(props.item.id, 'keyboard')}>
              <Icon name="calendar-plus" size="s" />
              {text().timeline.addDates}
            </button>
          </Show>
        }
      >
        {(bar) => <TimelineBar {...props} bar={bar()} />}
      </Show>
    </div>
  )
}

/** The facts of the item below its bar, on a phone, where the title is above the bar. */
function PhoneFacts(props: { item: Item; late: number }) {
  const text = useText()
  const context = useItemContext()
  const phone = createPhone()
  return (
    <Show when={phone()}>
      <span class="timeline__facts">
        <LeadMarks item={props.item} />
        <span class="id">{props.item.code}</span>
        <Show when={props.item.status === 'done' || props.item.status === 'blocked'}>
          <span class="status" data-status={props.item.status}>
            <StatusShape status={props.item.status} />
          </span>
        </Show>
        <Show when={props.late > 0} fallback={<span class="end">{props.item.due ? context.day(props.item.due) : ''}</span>}>
          <span class="bar__late">
            <Icon name="clock-alert" size="s" />
            {text().timeline.late(props.late)}
          </span>
        </Show>
      </span>
    </Show>
  )
}
