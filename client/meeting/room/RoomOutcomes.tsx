// Outcomes of the point: decisions with numbers, and items created from it, in both languages.
import { createMemo, For, Show } from 'solid-js'
import { otherLanguage } from '../../../shared/bilingual.ts'
import { roadmapId } from '../../../shared/ids.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { LiveDocumentProvider } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { useSession } from '../SessionContext.tsx'
import { DecisionInRoom } from './DecisionInRoom.tsx'
import { MadeItem } from './MadeItem.tsx'
import { useOutcomes } from './OutcomesContext.tsx'
import { itemsMadeAt, pointDecisions, writableDecisions } from './outcomes.ts'
import { useRoom } from './RoomContext.tsx'

export function RoomOutcomes(props: { point: Point }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const room = useRoom()
  const session = useSession()
  const outcomes = useOutcomes()
  const { item } = useItemContext()
  const decisions = createMemo(() => (room.conducts() ? writableDecisions : pointDecisions)(props.point, room.meeting.decisions))
  const items = createMemo(() => itemsMadeAt(props.point, { meeting: session.id, item }))
  return (
    <section class="room__out" aria-labelledby="room-outcomes">
      <h2 id="room-outcomes" class="room__h">
        {text().room.outcomes}
        <span class="sub" lang={otherLanguage(language())}>
          {text().room.outcomesOther}
        </span>
        <Show when={room.conducts()}>
          <span class="end row">
            <Button icon="plus" data-tip={text().room.addDecision} data-tip-keys="D" onClick={() => outcomes.record('decision')}>
              {text().room.decision}
            </Button>
            <Button icon="plus" data-tip={text().room.addAction} data-tip-keys="A" onClick={() => outcomes.record('action')}>
              {text().room.action}
            </Button>
          </span>
        </Show>
      </h2>
      <Show when={decisions().length + items().length > 0} fallback={<p class="soft">{text().room.noOutcomes}</p>}>
        <For each={decisions()}>{(decision) => <DecisionInRoom decision={decision} />}</For>
        {/* Titles of items are edited in the plan's document, with its presence and undo. */}
        <LiveDocumentProvider id={roadmapId(group().id)}>
          <For each={items()}>{(made) => <MadeItem item={made} />}</For>
        </LiveDocumentProvider>
      </Show>
    </section>
  )
}
