// Dates of a session and the current time in its time zone, for the room and the projector.

import { formatSpan } from '../../base/daySpans.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { cityOfZone, inZone, isElsewhere } from '../../base/zones.ts'
import { useRoom } from './RoomContext.tsx'

export const useSessionTime = () => {
  const language = useLanguage()
  const text = useText()
  const room = useRoom()
  const here = () => inZone(room.now(), room.meeting.zone)
  const isItsDay = (start: string) => here().day >= start && here().day <= (room.meeting.end ?? start)
  return {
    here,
    /** Its dates; '' if it has none. */
    days: (): string => {
      const { start, end } = room.meeting
      return start ? formatSpan(start, end, language(), 0) : ''
    },
    /** Shown before the time when today is not a day of the session: "Today, 27 Nov 2026"; '' otherwise. */
    today: (): string => {
      const { start } = room.meeting
      return start && isItsDay(start) ? '' : `${text().meeting.today}, ${formatDay(here().day, language(), 0)}`
    },
    /** If the session's time zone is not the user's. */
    city: (): string | null => (isElsewhere(room.meeting.zone, here().day) ? cityOfZone(room.meeting.zone, language()) : null),
  }
}
