// Current codes, titles and names of the subjects of notices, read from the projected rows.
import type { Notice, NoticeAbout } from '../../shared/api/notices.ts'
import { NoticeSubject } from '../../shared/api/notices.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import {
  type GroupId,
  type ItemId,
  instant,
  meetingDocument,
  parseAccountId,
  parseDecisionId,
  parseDelegationId,
  parseItemId,
  roadmapId,
} from '../../shared/ids.ts'
import { parseNoticeKind } from '../../shared/notices/kinds.ts'
import { newcomersFor } from '../comments/seatRows.ts'
import { type CommentReader, visibleComments } from '../comments/visibleThreads.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import { decisionNamesIn, itemCodes, sharedSessions } from '../db/shownNumbers.ts'

/** Without those whose subject is not there any more, or which another version of Ruta wrote. */
export const describeNotices = async (db: Store, reader: CommentReader, rows: readonly NoticeTable[]): Promise<readonly Notice[]> => {
  const { group } = reader
  const subjects = new Map(rows.flatMap((row) => [[row.id, noticeSubject(row)] as const]))
  const of = <Type extends NoticeSubject['type']>(type: Type) =>
    [...subjects.values()].flatMap((one) => (one?.type === type ? [one as Extract<NoticeSubject, { type: Type }>] : []))
  const threads = of('thread')
  const ofThreads = threads.flatMap(({ subject }) => (subject.startsWith('item:') ? (parseItemId(subject.slice(ITEM)) ?? []) : []))
  const [items, seen, names, meetings, people, seated, newcomers] = await Promise.all([
    itemsNow(db, group, [...of('item').map(({ item }) => item), ...ofThreads]),
    visibleNow(
      db,
      reader,
      threads.map(({ comment }) => comment),
    ),
    namesNow(db, group, threads),
    meetingsNow(db, group, [...of('meeting').map(({ meeting }) => meeting), ...of('item').flatMap(({ meeting }) => meeting ?? [])]),
    peopleNow(
      db,
      group,
      rows.flatMap(({ caused_by }) => caused_by ?? []),
    ),
    peopleNow(
      db,
      group,
      of('seat').map(({ account }) => account),
    ),
    of('seat').length === 0 ? new Map<string, never>() : newcomersFor(db, reader),
  ])
  const about = (subject: NoticeSubject): NoticeAbout | null => {
    switch (subject.type) {
      case 'item': {
        const found = items.get(subject.item)
        // A report is asked for until its session begins.
        const begins = subject.meeting === undefined ? null : (meetings.get(subject.meeting)?.days ?? null)
        return found ? { type: 'item', item: subject.item, ...found, day: subject.day ?? begins } : null
      }
      case 'meeting': {
        const found = meetings.get(subject.meeting)
        const { meeting, reports } = subject
        return found ? { type: 'meeting', meeting, ...found, ...(reports === undefined ? {} : { reports }) } : null
      }
      case 'thread': {
        const { thread, comment, document, subject: what } = subject
        const delegation = seen.get(comment)
        if (delegation === undefined) return null
        const item = what.startsWith('item:') ? items.get(what.slice(ITEM) as ItemId) : undefined
        const { code, title } = item ?? { code: null, title: names.get(`${document} ${what}`) ?? NAMELESS }
        return { type: 'thread', thread, document, subject: what, code, title, delegation }
      }
      case 'seat': {
        const person = seated.get(subject.account)
        const earlier = newcomers.get(subject.account)
        if (subject.what === 'erased') return { ...subject, name: '' }
        return person ? { ...subject, name: person.name, ...(earlier ? { earlier } : {}) } : null
      }
      default:
        return subject
    }
  }
  return rows.flatMap((row) => {
    const [kind, subject] = [parseNoticeKind(row.kind), subjects.get(row.id)]
    const found = kind && subject && about(subject)
    if (!kind || !found) return []
    return {
      id: row.id as Notice['id'],
      kind,
      at: instant(row.at),
      seen: row.seen_at !== null,
      by: (row.caused_by === null ? null : people.get(row.caused_by)) ?? null,
      about: found,
    }
  })
}

const ITEM = 'item:'.length
const NAMELESS: Bilingual = { es: '', en: '' }

export const noticeSubject = ({ subject }: Pick<NoticeTable, 'subject'>): NoticeSubject | null => {
  const parsed = NoticeSubject.safeParse(JSON.parse(subject))
  return parsed.success ? parsed.data : null
}

/** Of these comments, those that the reader may see now, each with the delegation that it is for. A deleted comment is left out. */
export const visibleNow = async (db: Store, reader: CommentReader, comments: readonly string[]) => {
  if (comments.length === 0) return new Map<string, never>()
  const rows = await visibleComments(db, reader)
    .select(['comment.id', 'comment_thread.delegation'])
    .where('comment.id', 'in', [...new Set(comments)])
    .where('comment.removed_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, delegation }) => [id as string, parseDelegationId(delegation)]))
}

/** Of texts, agenda points and decisions; a decision is called by its number, since its title is its words. */
const namesNow = async (db: Store, group: GroupId, threads: readonly Extract<NoticeSubject, { type: 'thread' }>[]) => {
  const names = new Map<string, Bilingual>()
  for (const { document, subject } of threads) {
    const key = `${document} ${subject}`
    if (names.has(key)) continue
    if (subject.startsWith('decision:')) {
      const decision = parseDecisionId(subject.slice('decision:'.length))
      const number = decision && (await decisionNamesIn(db, [...(await sharedSessions(db, group)), document])).get(decision)
      if (number) names.set(key, { es: `la decisión ${number}`, en: `decision ${number}` })
    } else if (subject === 'text:') {
      const row = await db.selectFrom('document_title').select(['es', 'en']).where('document', '=', document).executeTakeFirst()
      if (row) names.set(key, { es: row.es, en: row.en })
    } else {
      const row = await db
        .selectFrom('history_subject')
        .select(['title_es', 'title_en'])
        .where('document', '=', document)
        .where('subject', '=', subject)
        .executeTakeFirst()
      if (row) names.set(key, { es: row.title_es, en: row.title_en })
    }
  }
  return names
}

const itemsNow = async (db: Store, group: GroupId, ids: readonly ItemId[]) => {
  if (ids.length === 0) return new Map<ItemId, never>()
  const rows = await db
    .selectFrom('plan_item')
    .select(['id', 'number', 'title_es', 'title_en'])
    .where('document', '=', roadmapId(group))
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const codes = await itemCodes(
    db,
    roadmapId(group),
    rows.map(({ number }) => number),
  )
  return new Map(
    rows.flatMap((row) => {
      const id = parseItemId(row.id)
      return id ? [[id, { code: codes.get(id) ?? '', title: { es: row.title_es, en: row.title_en } }] as const] : []
    }),
  )
}

const meetingsNow = async (db: Store, group: GroupId, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'number'])
    .where('group_id', '=', group)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const found = await Promise.all(
    rows.map(async ({ id, number }) => {
      const document = meetingDocument(id as never)
      const [title, face] = await Promise.all([
        db.selectFrom('document_title').select(['es', 'en']).where('document', '=', document).executeTakeFirst(),
        db.selectFrom('meeting_face').select(['place_es', 'place_en', 'start_day']).where('document', '=', document).executeTakeFirst(),
      ])
      return [
        id,
        {
          number,
          title: { es: title?.es ?? '', en: title?.en ?? '' },
          place: { es: face?.place_es ?? '', en: face?.place_en ?? '' },
          days: face?.start_day ?? null,
        },
      ] as const
    }),
  )
  return new Map<string, (typeof found)[number][1]>(found)
}

const peopleNow = async (db: Store, group: GroupId, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('account')
    .leftJoin('membership', (join) => join.onRef('membership.account', '=', 'account.id').on('membership.group_id', '=', group))
    .select(['account.id', 'account.name', 'membership.delegation'])
    .where('account.id', 'in', [...new Set(ids)])
    .where('account.erased_at', 'is', null)
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const account = parseAccountId(row.id)
      return account ? [[row.id, { account, name: row.name, delegation: parseDelegationId(row.delegation) }] as const] : []
    }),
  )
}
