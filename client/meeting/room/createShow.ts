// Puts a part before everyone; whoever asks for it again lets it go.
import { setMeta } from '../../../shared/meeting/write.ts'
import { useRoom } from './RoomContext.tsx'
import { isShown, parseShows, showsAttribute } from './showing.ts'

export const createShow = () => {
  const room = useRoom()
  const toggle = (name: string) => {
    const what = isShown(room.meeting.shown, [name]) ? null : parseShows(name)
    room.write((doc) => setMeta(doc, 'shown', what))
  }
  return {
    toggle,
    /** What whoever pressed the key is at; else the point that they look at. */
    focused: (target: EventTarget | null) => {
      const named = target instanceof Element ? target.closest('[data-shows]')?.getAttribute('data-shows') : null
      const viewed = room.viewed()
      const name = named ?? (viewed && showsAttribute({ type: 'point', id: viewed.id }))
      if (name) toggle(name)
    },
  }
}
