// The time of the point, and who speaks.
import { useText } from '../../base/i18n.tsx'
import { Speakers } from './Speakers.tsx'
import { Timer } from './Timer.tsx'

export function RoomSide() {
  const text = useText()
  return (
    <aside class="room__side" aria-label={text().room.side}>
      <Timer />
      <Speakers />
    </aside>
  )
}
