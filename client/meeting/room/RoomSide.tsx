// Side column: timer and speakers.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { useRoom } from './RoomContext.tsx'
import { Speakers } from './Speakers.tsx'
import { Timer } from './Timer.tsx'

export function RoomSide() {
  const text = useText()
  const room = useRoom()
  return (
    <aside class="room__side" aria-label={text().room.side}>
      <Show when={room.goesOn()}>
        <Timer />
        <Speakers />
      </Show>
    </aside>
  )
}
