// Other people who are editing any field of an item now.
import type { Accessor } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import type { Peer } from '../../live/types.ts'

export const itemWriter = (id: Accessor<ItemId>): Accessor<Peer | null> => {
  const plan = useLive('roadmap')
  return () => plan.peers().find(({ editing }) => editing?.startsWith(`item:${id()}:`)) ?? null
}
