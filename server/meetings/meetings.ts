// Sessions of a group: numbered by the server, with titles from the projection of their documents.
import type { Reopening } from '../../shared/acts/reopenings.ts'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  instant,
  type MeetingId,
  meetingDocument,
  newMeetingId,
  parseGroupId,
  parseMeetingId,
} from '../../shared/ids.ts'
import { isReopened, parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { must, ok } from '../../shared/result.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import type { Acts } from '../acts/readActs.ts'
import { recordAct } from '../acts/recordAct.ts'
import { reopeningsOf } from '../acts/reopeningsOf.ts'
import { marksAfterClosing } from '../db/marksAfterClosing.ts'
import type { Store } from '../db/rowStore.ts'
import type { MeetingTable } from '../db/schema.ts'
import { registerDocument } from '../groups/documentRegistry.ts'
import { readSessionsByLink, type SessionsByLink } from '../history/sessionsByLink.ts'
import { transactionOf } from '../transaction.ts'
import type { MeetingDeps } from './meetingDeps.ts'

export interface ReadingMeetings {
  readonly db: Store
  readonly acts: Acts
}

/** By number; drafts only for those who prepare them. */
export const meetingsOf = async (
  deps: ReadingMeetings,
  group: GroupId,
  hidden: ReadonlySet<DocumentId>,
): Promise<readonly MeetingInfo[]> => {
  const rows = await deps.db.selectFrom('meeting').selectAll().where('group_id', '=', group).orderBy('number').execute()
  return (await infosOf(deps, group, rows)).filter(({ document }) => !hidden.has(document))
}

export const readMeetingInfo = async (deps: ReadingMeetings, group: GroupId, meeting: MeetingId): Promise<MeetingInfo | null> => {
  const rows = await deps.db.selectFrom('meeting').selectAll().where('group_id', '=', group).where('id', '=', meeting).execute()
  const [info] = await infosOf(deps, group, rows)
  return info ?? null
}

/** Creates a draft with the next number, and registers its document. */
export const createMeeting = async (deps: MeetingDeps, group: GroupId, by: AccountId): Promise<MeetingId> => {
  const id = newMeetingId(deps.random)
  await transactionOf(deps, async (inside) => {
    const { db } = inside
    const { highest } = await db
      .selectFrom('meeting')
      .select((select) => select.fn.max<number | null>('number').as('highest'))
      .where('group_id', '=', group)
      .executeTakeFirstOrThrow()
    const number = (highest ?? 0) + 1
    await recordAct({ ...deps, ...inside }, { group, by, what: { type: 'meetingCreated', meeting: id, number, shared: false } })
    await db
      .insertInto('meeting')
      .values({ id, group_id: group, number, state: 'draft', shared: 0, created_at: deps.clock.now(), created_by: by })
      .execute()
    await registerDocument({ db, clock: deps.clock }, { id: meetingDocument(id), group, by })
    return ok(null)
  })
  return id
}

const infosOf = async ({ db, acts }: ReadingMeetings, group: GroupId, rows: readonly MeetingTable[]): Promise<readonly MeetingInfo[]> => {
  const meetings = rows.map((row) => {
    const id = must(parseMeetingId(row.id), 'a meeting id')
    return { row, id, document: meetingDocument(id) }
  })
  if (meetings.length === 0) return []
  const documents = meetings.map(({ document }) => document)
  const titles = await db.selectFrom('document_title').selectAll().where('document', 'in', documents).execute()
  const faces = await db.selectFrom('meeting_face').selectAll().where('document', 'in', documents).execute()
  const counts = await db
    .selectFrom('decision')
    .select(['document', (select) => select.fn.countAll<number>().as('decisions')])
    .where('document', 'in', documents)
    .groupBy('document')
    .execute()
  const isCorrected = rows.some(({ state, closed_at }) =>
    isReopened({ state: parseMeetingState(state) ?? 'draft', closedAt: instantOf(closed_at) }),
  )
  const reopenings = isCorrected ? await reopeningsOf(acts, group) : []
  const links = isCorrected ? await readSessionsByLink(db, acts, group) : null
  const marks = await marksAfterClosing(db, group)
  return meetings.map(({ row, id, document }) => {
    const own = marks.filter(({ meeting }) => meeting === row.id)
    const closedAt = instantOf(row.closed_at)
    const reopening = own.findLast(({ kind }) => kind === 'reopened')
    const state = must(parseMeetingState(row.state), 'the state of a meeting')
    const title = titles.find((one) => one.document === document)
    const face = faces.find((one) => one.document === document)
    return {
      id,
      document,
      group: must(parseGroupId(row.group_id), 'the group of a meeting'),
      number: row.number,
      state,
      shared: row.shared === 1,
      title: { es: title?.es ?? '', en: title?.en ?? '' },
      place: { es: face?.place_es ?? '', en: face?.place_en ?? '' },
      start: isDay(face?.start_day) ? face.start_day : null,
      end: isDay(face?.end_day) ? face.end_day : null,
      zone: face?.zone ?? '',
      openedAt: instantOf(row.opened_at),
      startedAt: instantOf(row.started_at),
      closedAt,
      closedAgainAt: instantOf(own.findLast(({ kind }) => kind === 'closedAgain')?.at ?? null),
      reopenedAt: instantOf(reopening?.at ?? null),
      reopened: isReopened({ state, closedAt })
        ? reopenedBy(
            reopening,
            reopenings.findLast(({ meeting }) => meeting === id),
            links,
          )
        : null,
      points: { total: face?.points ?? 0, done: face?.points_done ?? 0, deferred: face?.points_deferred ?? 0 },
      decisions: counts.find((one) => one.document === document)?.decisions ?? 0,
    }
  })
}

const reopenedBy = (
  mark: { readonly at: number } | undefined,
  act: Reopening | undefined,
  links: SessionsByLink | null,
): MeetingInfo['reopened'] => {
  if (!mark) return null
  const byLink = act?.by ? (links?.at(act.by.account, act.reopenedAt) ?? null) : null
  const by = act?.by ? { account: act.by.account, role: act.by.role, delegation: act.by.delegation, ...(byLink ? { byLink } : {}) } : null
  return { at: instant(mark.at), by, reason: act?.reason ?? null }
}

const instantOf = (at: number | null) => (at === null ? null : instant(at))
