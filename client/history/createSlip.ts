// The moves of the due date of an item, asked for by themselves: the changes that a list has loaded may be only the newest.
import { type Accessor, createMemo } from 'solid-js'
import type { Slip } from '../../shared/history/comparison.ts'
import type { ItemId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import type { LiveDocument } from '../live/types.ts'
import { createFeed } from './createFeed.ts'
import { createHistoryRefresh } from './createFollowing.ts'
import { MOST_MOVES, movesPath } from './feedPath.ts'
import { slipIn } from './item/itemChanges.ts'

interface Asked {
  readonly live: LiveDocument
  readonly item: Accessor<ItemId>
  /** Changes with the item, so that its moves are asked for again. */
  readonly changed: Accessor<unknown>
}

/** Null: it has never moved. Undefined until that is known, and where there are more moves than one page: a sum of some would be wrong. */
export const createSlip = ({ live, item, changed }: Asked): Accessor<Slip | null | undefined> => {
  const group = useGroup()
  const moves = createFeed(() => movesPath(group().id, item()))
  createHistoryRefresh(live, changed, moves.refresh)
  return createMemo(() => {
    const events = moves.events()
    return events === null || events.length >= MOST_MOVES ? undefined : slipIn(events)
  })
}
