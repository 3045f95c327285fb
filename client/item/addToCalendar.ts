// Writes one item or session as an iCalendar file. Loaded on demand.
import { writeCalendar } from '../../shared/calendar/calendar.ts'
import { type CalendarContext, type DueItem, itemEvent, type PlannedSession, sessionEvent } from '../../shared/calendar/events.ts'
import { downloadFile } from '../base/download.ts'

type Reader = Omit<CalendarContext, 'url'>
/** A single file has no sequence of changes; only the subscription counts how often a date has moved. */
const asOfNow = () => ({ changedAt: Date.now(), changes: 0 })

export const downloadItem = (item: DueItem, reader: Reader): void => give(item.code, itemEvent(item, asOfNow(), ours(reader)))
export const downloadSession = (session: PlannedSession, reader: Reader): void =>
  give(`session-${session.number ?? session.id}`, sessionEvent(session, asOfNow(), ours(reader)))

const ours = (reader: Reader): CalendarContext => ({ ...reader, url: location.origin })
const give = (name: string, event: ReturnType<typeof itemEvent>) =>
  downloadFile(`${name}.ics`, 'text/calendar;charset=utf-8', writeCalendar({ name, events: [event] }))
