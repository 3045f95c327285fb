// The bar of an item: caps with the marks of its leads, which stay visible while scrolling; a pattern up to its progress; a red tail from
// its due date to today when it is overdue. It is dragged whole or by an end, and linked by its handle.
import { For, Show } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { datesWords } from '../../item/datesWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { createBarDrag } from './barDrag.ts'
import { type BarPlaceProps, createBarPlace } from './barPlace.ts'
import { LeadMarks, useLeads } from './LeadMarks.tsx'
import { barOf, type Dated, filledOf, type Grip } from './timelineBars.ts'

export interface BarProps extends BarPlaceProps {
  readonly item: Item
  readonly was: Dated | null
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
}

export function TimelineBar(props: BarProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const leads = useLeads(() => props.item)
  const isJoint = () => leads().length > 1
  const { put } = props.timeline
  const { place, endOf, tailEnd, isCut, isGone } = createBarPlace(props, () => leads().length)
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
      <Show when={props.late > 0}>
        <i
          class="bar-tail"
          classList={{ 'bar-tail--now': props.was !== null }}
          ref={(element) =>
            put(element, (scale) => {
              const from = endOf(props.bar, scale)
              return { from, width: Math.max(0, tailEnd(scale) - from) }
            })
          }
        />
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
          data-identity={isJoint() ? 'none' : (leads()[0]?.identity ?? 'none')}
          style={{ '--caps': String(Math.max(1, leads().length)) }}
          ref={(element) => put(element, (scale) => place(props.bar, scale))}
          onPointerDown={(event) => drag.begin(event, 'move', !mayDrag())}
        >
          <span class="bar__caps">
            <Show when={isCut()}>
              <span class="bar__cut" data-identity={leads()[0]?.identity ?? 'none'} aria-hidden="true">
                ‹
              </span>
            </Show>
            <For each={leads()} fallback={<span class="bar__cap" />}>
              {({ code, identity }) => (
                <span class="bar__cap" data-identity={identity}>
                  {code}
                </span>
              )}
            </For>
          </span>
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
        ref={(element) => put(element, (scale) => ({ from: isGone() ? props.left() : tailEnd(scale) }))}
      >
        <Show when={isGone()}>
          <span class="bar__gone">
            <Icon name="chevron-left" size="s" />
            <LeadMarks item={props.item} />
          </span>
        </Show>
        <Show when={mayDrag() && !isGone()}>
          <i class="bar__link" title={text().timeline.link(props.item.code)} onPointerDown={(event) => drag.link(event)} />
        </Show>
        <Show when={isDragged()}>
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
