// Whether somebody is editing a part now, so that it keeps its position on every screen. A caret idle for half a minute is ignored.
import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { Peer } from '../../live/types.ts'
import { useRoom } from './RoomContext.tsx'

const RESTS_AFTER = 30_000

/** For `data-edited`: `conductor` when it is the conductor of the session, `other` for anybody else. */
export type Edited = 'conductor' | 'other' | undefined

export const createResting = (writer: Accessor<Peer | null>, words: Accessor<string>): Accessor<Edited> => {
  const room = useRoom()
  const { members } = useItemContext()
  const [touched, setTouched] = createSignal(room.now())
  createEffect(on([() => writer()?.clientId, words], () => setTouched(room.now())))
  return createMemo(() => {
    const peer = writer()
    if (peer === null || room.now() - touched() > RESTS_AFTER) return undefined
    const role = members().find(({ account }) => account === peer.account)?.role
    return role === 'chair' || role === 'secretariat' ? 'conductor' : 'other'
  })
}
