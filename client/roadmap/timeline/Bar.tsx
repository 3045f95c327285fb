// A bar: solid cap with the lead's letters, pattern as far as it is done; dragged whole or by an end, linked by its handle.
import { Show } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { slipLabel } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { Violation } from '../../item/violations.ts'
import { Icon } from '../../ui/Icon.tsx'
import { StatusShape } from '../../ui/Marks.tsx'
import { createBarDrag } from './barDrag.ts'
import type { Timeline } from './createTimeline.ts'
import { datesWords } from './datesWords.ts'
import { type Bar as BarAt, barOf, type Dated, filledOf, type Grip } from './timelineBars.ts'
import type { Scale } from './timelineScale.ts'

interface BarProps {
  readonly timeline: Timeline
  readonly item: Item
  readonly bar: BarAt
  readonly was: Dated | null
  readonly violation: Violation | null
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
}
/** Room for the letters, however short the time. */
const LEAST_PX = 26

export function Bar(props: BarProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const lead = () => context.delegation(props.item.lead)
  const place = (bar: BarAt, { x }: Scale) => {
    const [from, to] = [x(bar.from), x(bar.to)]
    const width = Math.max(to - from, LEAST_PX)
    // What is known to end is anchored at its end.
    return { from: bar.shape === 'due' || (bar.shape === 'span' && width > to - from) ? to - width : from, width }
  }
  const { put } = props.timeline
  const ghost = () => props.was && barOf(props.was)
  const isDragged = () => props.timeline.isDragged(props.item.id)
  const mayDrag = () => props.timeline.canWrite() && !props.item.archived
  const drag = createBarDrag({
    timeline: props.timeline,
    item: () => props.item,
    open: () => props.onOpen(props.item.id, 'pointer'),
  })
  const grip = (which: Grip) => (event: PointerEvent) => mayDrag() && drag.begin(event, which)
  return (
    <>
      <Show when={ghost()}>
        {(before) => <i class="bar bar--ghost" ref={(element) => put(element, (scale) => place(before(), scale))} />}
      </Show>
      <Show
        when={props.bar.shape !== 'milestone'}
        fallback={
          <span
            class="bar-milestone"
            classList={{ 'is-dragged': isDragged() }}
            ref={(element) => put(element, ({ x }) => ({ from: x(props.bar.from) }))}
            onPointerDown={(event) => drag.begin(event, 'move', !mayDrag())}
          >
            <Icon name="diamond" />
          </span>
        }
      >
        <span
          class="bar"
          classList={{
            'bar--now': props.was !== null,
            'bar--open': props.bar.shape === 'start',
            'bar--violated': props.violation !== null,
            'is-dragged': isDragged(),
          }}
          data-identity={lead()?.identity ?? 'none'}
          ref={(element) => put(element, (scale) => place(props.bar, scale))}
          onPointerDown={(event) => drag.begin(event, 'move', !mayDrag())}
        >
          <span class="bar__cap">{lead()?.code ?? ''}</span>
          <span class="bar__fill" style={{ '--filled': String(filledOf(props.item)) }} />
          <Show when={mayDrag()}>
            <i class="bar__grip bar__grip--start" onPointerDown={grip('start')} />
            <i class="bar__grip bar__grip--end" onPointerDown={grip('due')} />
          </Show>
        </span>
      </Show>
      <span
        class="bar__end"
        classList={{ 'bar__end--now': props.was !== null }}
        ref={(element) =>
          put(element, (scale) => {
            const { from, width } = place(props.bar, scale)
            return { from: from + width }
          })
        }
      >
        <Show when={mayDrag()}>
          <i class="bar__link" title={text().timeline.link(props.item.code)} onPointerDown={(event) => drag.link(event)} />
        </Show>
        <Show when={isDragged()} fallback={<EndWords {...props} />}>
          <b class="bar__dates">
            {datesWords(
              props.timeline.datesOf(props.item),
              (day) => formatDay(day, language(), Number(context.today().slice(0, 4))),
              text(),
            )}
          </b>
        </Show>
      </span>
    </>
  )
}

function EndWords(props: BarProps) {
  const text = useText()
  const slip = () => slipLabel(props.was ? { due: props.item.due, originalDue: props.was.due } : props.item)
  return (
    <>
      <Show when={props.item.status === 'done' || props.item.status === 'blocked'}>
        <span class="status" data-status={props.item.status}>
          <StatusShape status={props.item.status} />
        </span>
      </Show>
      <Show when={slip()}>{(words) => <span class="bar__slip">{words()}</span>}</Show>
      <Show when={props.violation}>
        {(found) => (
          <span class="bar__viol">
            <Icon name="triangle-alert" size="s" />
            {text().timeline.violated(found().days, found().on.code)}
          </span>
        )}
      </Show>
    </>
  )
}
