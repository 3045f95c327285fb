// The registry: all documents and their groups. Unregistered documents cannot be joined.

import type { DocumentInfo, GroupInfo } from '../../shared/api/groups.ts'
import {
  type AccountId,
  type DocumentId,
  documentKind,
  type GroupId,
  type Instant,
  instant,
  meetingDocument,
  meetingOfDocument,
  parseDocumentId,
  parseGroupId,
  parseMeetingId,
  parseStreamId,
  roadmapId,
} from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessTo, can, type DocumentState } from '../../shared/permissions.ts'
import { must } from '../../shared/result.ts'
import { type ActDeps, recordAct } from '../acts/recordAct.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import type { MeetingTable } from '../db/schema.ts'

export interface NewDocument {
  readonly id: DocumentId
  readonly group: GroupId
  readonly by: AccountId | null
  /** Defaults to now. */
  readonly at?: Instant | undefined
}

/** Does nothing if it exists already. */
export const registerDocument = async (
  { db, clock }: { readonly db: Store; readonly clock: Pick<Clock, 'now'> },
  { id, group, by, at = clock.now() }: NewDocument,
): Promise<void> => {
  await db
    .insertInto('document')
    .values({ id, kind: documentKind(id), group_id: group, created_at: at, created_by: by })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Its act says who created it. */
export const createText = async (deps: ActDeps, { id, group, by }: Pick<NewDocument, 'id' | 'group' | 'by'>): Promise<void> => {
  if (!deps.db.isTransaction) return deps.db.transaction().execute((db) => createText({ ...deps, db }, { id, group, by }))
  if ((await registeredGroup(deps.db, id)) !== null) return
  await recordAct(deps, { group, by, what: { type: 'textCreated', document: id } })
  await registerDocument(deps, { id, group, by })
}

/** Texts of a group that count towards its bound: something was written in them, and they are not archived. */
export const textsOf = async (db: Store, group: GroupId): Promise<number> => {
  const row = await db
    .selectFrom('document')
    // A document has its row here from its first entry on.
    .innerJoin('document_title', 'document_title.document', 'document.id')
    .select(({ fn }) => fn.countAll<number>().as('texts'))
    .where('group_id', '=', group)
    .where('kind', '=', 'page')
    .where('archived', '=', 0)
    .executeTakeFirst()
  return Number(row?.texts ?? 0)
}

/** Texts that `textsOf` does not count: nothing was written in them, or they are archived; those that this account created, and all of the group. */
export const unusedTexts = async (
  db: Store,
  { account, group }: { readonly account: AccountId; readonly group: GroupId },
): Promise<{ readonly empty: number; readonly archived: number; readonly all: number }> => {
  const unused = db
    .selectFrom('document')
    .leftJoin('document_title', 'document_title.document', 'document.id')
    .select(({ fn }) => fn.countAll<number>().as('texts'))
    .where('group_id', '=', group)
    .where('kind', '=', 'page')
  const count = async (query: typeof unused) => Number((await query.executeTakeFirst())?.texts ?? 0)
  const own = unused.where('created_by', '=', account)
  return {
    empty: await count(own.where('document_title.document', 'is', null)),
    archived: await count(own.where('archived', '=', 1)),
    all: await count(unused.where((text) => text.or([text('document_title.document', 'is', null), text('archived', '=', 1)]))),
  }
}

/** When this account created its newest texts in the group since `from`, the oldest first. */
export const textsBy = async (
  db: Store,
  { account, group, from }: { readonly account: AccountId; readonly group: GroupId; readonly from: number },
): Promise<readonly number[]> => {
  const rows = await db
    .selectFrom('document')
    .select('created_at')
    .where('group_id', '=', group)
    .where('kind', '=', 'page')
    .where('created_by', '=', account)
    .where('created_at', '>', from)
    .orderBy('created_at')
    .execute()
  return rows.map(({ created_at }) => Number(created_at))
}

export const registeredGroup = async (db: Store, id: DocumentId): Promise<GroupId | null> => {
  const row = await db.selectFrom('document').select('group_id').where('id', '=', id).executeTakeFirst()
  return row ? must(parseGroupId(row.group_id), 'the group of a document') : null
}

/** All documents of a group, including drafts and the log of acts. */
export const documentIdsOf = async (db: Store, group: GroupId): Promise<readonly DocumentId[]> => {
  const rows = await db.selectFrom('document').select('id').where('group_id', '=', group).orderBy('id').execute()
  return rows.map(({ id }) => must(parseDocumentId(id), 'a document id'))
}

/** Of these, the documents of closed sessions and of sessions that are not shared yet. */
export const statesAmong = async (db: Store, documents: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, DocumentState>> => {
  const meetings = [...new Set(documents.flatMap((document) => meetingOfDocument(document) ?? []))]
  if (meetings.length === 0) return new Map()
  return statesOf(await db.selectFrom('meeting').select(['id', 'state', 'shared']).where('id', 'in', meetings).execute())
}

const statesOf = (rows: readonly Pick<MeetingTable, 'id' | 'state' | 'shared'>[]): ReadonlyMap<DocumentId, DocumentState> =>
  new Map(
    rows.flatMap(({ id, state, shared }): [DocumentId, DocumentState][] => {
      const document = meetingDocument(must(parseMeetingId(id), 'a meeting id'))
      if (state === 'closed') return [[document, 'sealed']]
      return shared === 0 ? [[document, 'draft']] : []
    }),
  )

/** Of sessions that are not shared with the group yet. */
export const unsharedDrafts = async (db: Store, group: GroupId): Promise<ReadonlySet<DocumentId>> => {
  const rows = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('shared', '=', 0).execute()
  return new Set(rows.map(({ id }) => meetingDocument(must(parseMeetingId(id), 'a meeting id'))))
}

/** Drafts that this account may not read: they are reported as missing. */
export const hiddenFrom = async (db: Store, actor: Pick<Actor, 'memberships'>, group: GroupId): Promise<ReadonlySet<DocumentId>> =>
  can(actor, 'draft.read', group).ok ? new Set() : unsharedDrafts(db, group)

/**
 * Documents that this account may read, without the log of acts, which nobody joins. Titles from the projection: empty until one is written. The
 * road map first, then by age.
 */
export const documentsOf = async (db: Store, group: GroupId, actor: Pick<Actor, 'memberships'>): Promise<readonly DocumentInfo[]> => {
  const rows = await db
    .selectFrom('document')
    .leftJoin('document_title', 'document_title.document', 'document.id')
    .select(['document.id', 'document_title.es', 'document_title.en', 'document_title.updated_at', 'document_title.archived'])
    .where('document.group_id', '=', group)
    .where('document.kind', '!=', 'acts')
    .orderBy('document.kind', 'desc')
    .orderBy('document.created_at')
    .orderBy('document.id')
    .execute()
  const documents = rows.map((row) => ({ row, id: must(parseDocumentId(row.id), 'a document id') }))
  const states = await statesAmong(
    db,
    documents.map(({ id }) => id),
  )
  return documents
    .map(({ row, id }) => ({
      id,
      kind: documentKind(id),
      title: { es: row.es ?? '', en: row.en ?? '' },
      access: accessTo(actor, group, states.get(id) ?? null),
      updatedAt: row.updated_at === null ? null : instant(row.updated_at),
      archived: row.archived === 1,
    }))
    .filter(({ access }) => access !== 'none')
}

export const streamsOf = async (db: Store, group: GroupId): Promise<GroupInfo['streams']> => {
  const rows = await db
    .selectFrom('stream')
    .selectAll()
    .where('document', '=', roadmapId(group))
    .where('archived', '=', 0)
    .orderBy('position')
    .execute()
  return rows.flatMap((row) => {
    const id = parseStreamId(row.id)
    return id ? [{ id, name: { es: row.name_es, en: row.name_en } }] : []
  })
}
