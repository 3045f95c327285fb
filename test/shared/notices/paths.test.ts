// Where notices lead, in the inbox and in mails alike: to the thread, the report or reports, the item or the session.
import { expect, test } from 'vitest'
import {
  type DocumentId,
  meetingDocument,
  pageId,
  parseGroupId,
  parseItemId,
  parseMeetingId,
  parseThreadId,
  roadmapId,
} from '../../../shared/ids.ts'
import { type Leading, noticePath } from '../../../shared/notices/paths.ts'
import { must } from '../../../shared/result.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const MEETING = must(parseMeetingId('m3'), 'a session')
const thread = must(parseThreadId('t1'), 'a thread')
const inThread = (document: DocumentId, subject: string): Leading => ({
  kind: 'reply',
  about: { type: 'thread', thread, document, subject },
})
const session = meetingDocument(MEETING)
const item = { type: 'item', item: must(parseItemId('k3'), 'an item') } as const

test.each<[Leading, string | null]>([
  [inThread(roadmapId(GROUP), 'item:k3'), 'road-map?item=k3&show=comments&thread=t1'],
  [inThread(pageId('consulta'), 'text:'), 'texts/consulta?show=comments&thread=t1'],
  [inThread(session, 'point:p2'), 'sessions/m3?point=p2&thread=t1'],
  [inThread(session, 'decision:d5'), 'sessions/m3?view=outcomes&decision=d5&thread=t1'],
  [inThread(session, 'whatever:d5'), null],
  [{ kind: 'dueSoon', about: item }, 'road-map?item=k3'],
  [{ kind: 'assigned', about: item }, 'road-map?item=k3'],
  [{ kind: 'reportDue', about: item }, 'reports?report=k3'],
  [{ kind: 'reportDue', about: { type: 'meeting', meeting: MEETING } }, 'reports'],
  [{ kind: 'sessionClosed', about: { type: 'meeting', meeting: MEETING } }, 'sessions/m3'],
  [{ kind: 'joined', about: { type: 'person' } }, 'people'],
  [{ kind: 'newDevice', about: { type: 'device' } }, null],
  [{ kind: 'tokenPlace', about: { type: 'token' } }, null],
  [{ kind: 'webhookStopped', about: { type: 'webhook' } }, 'settings#webhooks'],
  [{ kind: 'factorRequired', about: { type: 'rule' } }, null],
])('[P19] %j leads to %s', (notice, path) => {
  expect(noticePath(notice)).toBe(path)
})
