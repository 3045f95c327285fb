// Users who have this session open now, oneself first, each once however many tabs they have. Null while offline.
import { type Accessor, createMemo } from 'solid-js'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import type { Online } from './standings.ts'

export interface OnlinePerson extends Online {
  readonly me: boolean
}

export const createOnline = (): Accessor<readonly OnlinePerson[] | null> => {
  const actor = useActor()
  const group = useGroup()
  const live = useLive('meeting')
  return createMemo(() => {
    if (live.link().type !== 'live') return null
    const me = actor()
    const seat = me.memberships.find((membership) => membership.group === group().id)
    const others = new Map(live.peers().map((peer) => [peer.account ?? peer.name, peer]))
    others.delete(me.account)
    return [
      { name: me.name, delegation: seat?.delegation ?? null, me: true },
      ...[...others.values()].map(({ name, delegation }) => ({ name, delegation, me: false })),
    ]
  })
}
