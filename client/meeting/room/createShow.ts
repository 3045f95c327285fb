// Presents a part on all screens; called again, it stops.
import { setMeta } from '../../../shared/meeting/write.ts'
import { useRoom } from './RoomContext.tsx'
import { isShownNow, parseShows, showsAttribute } from './showing.ts'

export const createShow = () => {
  const room = useRoom()
  const toggle = (name: string) => {
    const what = isShownNow(room.meeting.shown, [name]) ? null : parseShows(name)
    room.write((doc) => setMeta(doc, 'shown', what))
  }
  return {
    toggle,
    /** The part with the focus, else the visible point. */
    focused: (target: EventTarget | null) => {
      const named = target instanceof Element ? target.closest('[data-shows]')?.getAttribute('data-shows') : null
      const viewed = room.viewed()
      const name = named ?? (viewed && showsAttribute({ type: 'point', id: viewed.id }))
      if (name) toggle(name)
    },
  }
}
