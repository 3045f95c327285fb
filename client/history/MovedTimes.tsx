// The number of moves of a due date, in the panel of its item; nothing until the server has answered.
import { createMemo, Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { createFeed } from './createFeed.ts'
import { createFollowing } from './createFollowing.ts'
import { MOST_MOVES, movesPath } from './feedPath.ts'
import { slipIn } from './item/itemChanges.ts'

export function MovedTimes(props: { item: Item }) {
  const text = useText()
  const group = useGroup()
  const moves = createFeed(() => movesPath(group().id, props.item.id))
  createFollowing(useLive('roadmap'), () => props.item.due, moves.refresh)
  const times = createMemo(() => {
    const events = moves.events()
    // With more than one page, a count would be too low.
    return events === null || events.length >= MOST_MOVES ? 0 : (slipIn(events)?.moves ?? 0)
  })
  return <Show when={times()}>{(count) => <>{text().roadmap.panel.movedTimes(count())}, </>}</Show>
}
