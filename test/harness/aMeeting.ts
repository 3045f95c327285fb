// Default `MeetingInfo` for tests, which override what they are about.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { meetingDocument, parseGroupId, parseMeetingId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'

export const aMeeting = (number: number, change: Partial<MeetingInfo> = {}): MeetingInfo => {
  const id = must(parseMeetingId(`s${number}`), 'a session')
  return {
    id,
    document: meetingDocument(id),
    group: must(parseGroupId('tco'), 'a group'),
    number,
    state: 'draft',
    shared: true,
    title: { es: '', en: '' },
    place: { es: '', en: '' },
    start: null,
    end: null,
    zone: '',
    openedAt: null,
    startedAt: null,
    closedAt: null,
    closedAgainAt: null,
    reopenedAt: null,
    reopened: null,
    points: { total: 0, done: 0, deferred: 0 },
    decisions: 0,
    ...change,
  }
}
