// Current state of the road map items that the point is about.
import { A } from '@solidjs/router'
import { type Accessor, createMemo, For, type ParentProps, Show } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useGroup } from '../../base/group.tsx'
import { createReports } from '../../base/groupFacts.ts'
import { useText } from '../../base/i18n.tsx'
import { FieldValue } from '../../item/FieldValue.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { KIND_ICONS } from '../../item/kindIcons.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import type { Peer } from '../../live/types.ts'
import { LastReport } from '../../reports/LastReport.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useSession } from '../SessionContext.tsx'
import { MissingSide } from './MissingSide.tsx'
import { subjectItems } from './outcomes.ts'
import { useRoom } from './RoomContext.tsx'
import { createResting } from './resting.ts'
import { ShowButton } from './ShowButton.tsx'
import { isShownNow, showsAttribute } from './showing.ts'

export function PointItems(props: { point: Point }) {
  const text = useText()
  const session = useSession()
  const { item } = useItemContext()
  const items = createMemo(() => subjectItems(props.point, { meeting: session.id, item }))
  return (
    <Show when={items().length > 0}>
      <section class="room__items" aria-labelledby="room-items">
        <h2 class="room__h" id="room-items">
          <Icon name="route" />
          {text().room.subjectItems}
        </h2>
        <Lines items={items()} />
      </section>
    </Show>
  )
}

/** With the last report on each. */
function Lines(props: { items: readonly Item[] }) {
  const reports = createReports()
  return (
    <For each={props.items}>
      {(one) => (
        <PointItemLine item={one}>
          <Show when={reports.value()?.findLast(({ item }) => item === one.id)}>{(report) => <LastReport report={report()} />}</Show>
        </PointItemLine>
      )}
    </For>
  )
}

export function PointItemLine(props: ParentProps<{ item: Item; plain?: boolean | undefined }>) {
  const text = useText()
  const group = useGroup()
  const room = useRoom()
  const names = () => [showsAttribute({ type: 'item', id: props.item.id })]
  const edited = createResting(
    itemWriter(() => props.item.id),
    () => `${props.item.title.es}\n${props.item.title.en}`,
  )
  return (
    <article
      class="out"
      classList={{ 'is-before': isShownNow(room.meeting.shown, names()) }}
      data-shows={names()[0]}
      data-edited={edited()}
    >
      <span class="out__k">
        <Icon name={KIND_ICONS[props.item.kind]} />
        <Show when={!props.plain} fallback={props.item.code}>
          <A href={`/g/${group().id}/road-map?item=${props.item.id}`} target="_blank" aria-label={text().room.openItem(props.item.code)}>
            {props.item.code}
          </A>
        </Show>
      </span>
      <div class="out__words">
        <p lang="es">{props.item.title.es.trim() || <MissingSide side="es" />}</p>
        <p lang="en">{props.item.title.en.trim() || <MissingSide side="en" />}</p>
        {props.children}
      </div>
      <span class="out__end">
        <FieldValue item={props.item} field="lead" short />
        <FieldValue item={props.item} field="due" />
        <FieldValue item={props.item} field="status" />
        <Show when={!props.plain}>
          <ShowButton names={names()} of={props.item.code} />
        </Show>
      </span>
    </article>
  )
}

/** Other people who are editing any field of an item now. */
const itemWriter = (id: Accessor<ItemId>): Accessor<Peer | null> => {
  const plan = useLive('roadmap')
  return () => plan.peers().find(({ editing }) => editing?.startsWith(`item:${id()}:`)) ?? null
}
