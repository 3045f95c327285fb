// The days of a session and what time it is where it is held, for its room and its projector.
import { useLanguage } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { cityOf, inZone, isElsewhere } from '../../base/zones.ts'
import { formatSpan } from '../sessionWords.ts'
import { useRoom } from './RoomContext.tsx'

export const useSessionTime = () => {
  const language = useLanguage()
  const room = useRoom()
  const here = () => inZone(room.now(), room.meeting.zone)
  const isItsDay = (start: string) => here().day >= start && here().day <= (room.meeting.end ?? start)
  return {
    here,
    /** Its own days; today's too, where it is held on another one, and alone where it has none. */
    days: (): string => {
      const { start, end } = room.meeting
      const today = formatDay(here().day, language(), 0)
      if (!start) return today
      const own = formatSpan(start, end, language(), 0)
      return isItsDay(start) ? own : `${own} · ${today}`
    },
    /** Where its zone is not the reader's. */
    city: (): string | null => (isElsewhere(room.meeting.zone, here().day) ? cityOf(room.meeting.zone, language()) : null),
  }
}
