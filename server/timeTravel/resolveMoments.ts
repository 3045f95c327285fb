// Resolves marks to one seq for each document of the group (SPEC H10).
import type { Moment } from '../../shared/history/comparison.ts'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  type Instant,
  instant,
  type MeetingId,
  meetingDocument,
  parseDocumentId,
  roadmapId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { assertNever, must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import type { MarkTable } from '../db/schema.ts'
import { documentIdsOf, hiddenFrom } from '../groups/documentRegistry.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'

export interface MomentDeps {
  readonly db: Store
  readonly log: Pick<UpdateLog, 'head' | 'seqAt' | 'read'>
  readonly clock: Pick<Clock, 'now'>
}

interface Requester {
  readonly group: GroupId
  readonly account: AccountId
  /** Documents of the group that the user may not read: excluded from every moment. */
  readonly hidden: ReadonlySet<DocumentId>
  /** Document of a `seq` mark: the road map, unless another one was requested. */
  readonly document?: DocumentId
}

export const requesterOf = async (
  db: Store,
  { actor, group, document }: { readonly actor: Actor; readonly group: GroupId; readonly document?: DocumentId | undefined },
): Promise<Requester> => ({
  group,
  account: actor.account,
  hidden: await hiddenFrom(db, actor, group),
  ...(document ? { document } : {}),
})

/** Documents of the group that the user may read. */
export const readableBy = async (
  db: Store,
  { actor, group }: { readonly actor: Actor; readonly group: GroupId },
): Promise<readonly DocumentId[]> => {
  const hidden = await hiddenFrom(db, actor, group)
  return (await documentIdsOf(db, group)).filter((document) => !hidden.has(document))
}

export const resolveMark = async (
  deps: MomentDeps,
  asker: Requester,
  mark: Mark,
): Promise<Result<Moment, 'unknown-moment' | 'damaged'>> => {
  try {
    const resolved = await resolve(deps, asker, mark)
    return resolved.ok ? ok(without(resolved.value, asker.hidden)) : resolved
  } catch (error) {
    // Only of the requested document: the others are omitted and listed.
    if (error instanceof DamagedLogError) return refuse('damaged')
    throw error
  }
}

const without = (moment: Moment, hidden: Requester['hidden']): Moment => ({
  ...moment,
  seqs: moment.seqs.filter(({ document }) => !hidden.has(document)),
  unreadable: moment.unreadable.filter((document) => !hidden.has(document)),
})

const resolve = async (deps: MomentDeps, asker: Requester, mark: Mark): Promise<Result<Moment, 'unknown-moment'>> => {
  const { db } = deps
  const { group } = asker
  const plain = { mark: formatMark(mark), meeting: null, name: null }
  switch (mark.type) {
    case 'start':
      return ok({ ...plain, at: null, ...NOTHING })
    case 'now':
      return ok({
        ...plain,
        at: deps.clock.now(),
        ...(await seqsOf(deps, group, async (document) => (await deps.log.head(document)).seq)),
      })
    case 'at':
      return ok({ ...plain, at: mark.at, ...(await seqsAt(deps, group, mark.at)) })
    case 'visit': {
      const previous = await visitBefore(db, asker)
      if (previous === null) return ok({ ...plain, at: null, ...NOTHING })
      return ok({ ...plain, at: previous, ...(await seqsAt(deps, group, previous)) })
    }
    case 'seq': {
      const document = asker.document ?? roadmapId(group)
      const at = await receiptOf(deps, document, mark.seq)
      if (at === null) return refuse('unknown-moment')
      const others = mark.seq === 0 ? NOTHING : await seqsAt(deps, group, at)
      return ok({
        ...plain,
        at: mark.seq === 0 ? null : at,
        seqs: [...others.seqs.filter((one) => one.document !== document), ...one(document, mark.seq)],
        unreadable: others.unreadable.filter((one) => one !== document),
      })
    }
    case 'meeting': {
      const kind = mark.edge === 'close' ? 'closed' : 'started'
      const row = await firstMark(db, group, { kind, meeting: mark.meeting })
      return row
        ? ok({ ...plain, ...(await recorded(deps, group, row)), meeting: await meetingFace(db, mark.meeting) })
        : refuse('unknown-moment')
    }
    case 'moment': {
      const row = await firstMark(db, group, { kind: 'named', id: mark.moment })
      return row ? ok({ ...plain, ...(await recorded(deps, group, row)), name: row.name ?? '' }) : refuse('unknown-moment')
    }
    default:
      return assertNever(mark)
  }
}

export const seqIn = ({ seqs }: Pick<Moment, 'seqs'>, document: DocumentId): Seq =>
  seqs.find((one) => one.document === document)?.seq ?? seq(0)

const one = (document: DocumentId, at: Seq): Moment['seqs'] => (at > 0 ? [{ document, seq: at }] : [])

const seqsAt = (deps: MomentDeps, group: GroupId, at: Instant) => seqsOf(deps, group, (document) => deps.log.seqAt(document, at))

type Stand = Pick<Moment, 'seqs' | 'unreadable'>
const NOTHING: Stand = { seqs: [], unreadable: [] }

const seqsOf = async ({ db }: MomentDeps, group: GroupId, of: (document: DocumentId) => Promise<Seq> | Seq): Promise<Stand> => {
  const seqs = []
  const unreadable: DocumentId[] = []
  for (const document of await documentIdsOf(db, group)) {
    try {
      seqs.push(...one(document, await of(document)))
    } catch (error) {
      // A damaged log does not affect the moment of other documents.
      if (!(error instanceof DamagedLogError)) throw error
      unreadable.push(document)
    }
  }
  return { seqs, unreadable }
}

/** Null for a seq beyond the head. */
const receiptOf = async ({ log }: MomentDeps, document: DocumentId, at: Seq): Promise<Instant | null> => {
  if (at === 0) return instant(0)
  for await (const entry of log.read(document, seq(at - 1), at)) return entry.at
  return null
}

const visitBefore = async (db: Store, { account, group }: Requester): Promise<Instant | null> => {
  const row = await db
    .selectFrom('visit')
    .select('previous')
    .where('account', '=', account)
    .where('group_id', '=', group)
    .executeTakeFirst()
  return row === undefined || row.previous === null ? null : instant(row.previous)
}

type Wanted = { readonly kind: 'closed' | 'started'; readonly meeting: MeetingId } | { readonly kind: 'named'; readonly id: string }

/** A session that an earlier version closed twice has two such marks: the first one counts. */
const firstMark = (db: Store, group: GroupId, wanted: Wanted): Promise<MarkTable | undefined> =>
  db
    .selectFrom('mark')
    .selectAll()
    .where('group_id', '=', group)
    .where('kind', '=', wanted.kind)
    .where('meeting' in wanted ? 'meeting' : 'id', '=', 'meeting' in wanted ? wanted.meeting : wanted.id)
    .orderBy('at')
    .orderBy('id')
    .executeTakeFirst()

/** Drafts of sessions are not in what a closing fixes, because most members may not read them; what they held by then was written before it. */
const recorded = async (deps: MomentDeps, group: GroupId, { id, at }: MarkTable): Promise<Pick<Moment, 'at' | 'seqs' | 'unreadable'>> => {
  const rows = await deps.db.selectFrom('mark_head').select(['document', 'seq']).where('mark', '=', id).orderBy('document').execute()
  const seqs = rows.flatMap((row) => one(must(parseDocumentId(row.document), 'a document id'), seq(row.seq)))
  const known = new Set(rows.map(({ document }) => document))
  const others = await seqsOf(deps, group, (document) => (known.has(document) ? seq(0) : deps.log.seqAt(document, instant(at))))
  return { at: instant(at), seqs: [...seqs, ...others.seqs], unreadable: others.unreadable }
}

/** From the projection of the session's document. */
const meetingFace = async (db: Store, id: MeetingId): Promise<Moment['meeting']> => {
  const row = await db
    .selectFrom('meeting')
    .leftJoin('document_title', (join) => join.on('document_title.document', '=', meetingDocument(id)))
    .leftJoin('meeting_face', (join) => join.on('meeting_face.document', '=', meetingDocument(id)))
    .select(['meeting.number', 'document_title.es', 'document_title.en', 'meeting_face.place_es', 'meeting_face.place_en'])
    .where('meeting.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id,
    number: row.number,
    title: { es: row.es ?? '', en: row.en ?? '' },
    place: { es: row.place_es ?? '', en: row.place_en ?? '' },
  }
}
