// Attached files: listing and removing. Nothing can be attached to a session that is still prepared in private, because the whole group reads
// acts.
import type { FileInfo } from '../../shared/api/files.ts'
import { parseThreadSubject, type ThreadSubject } from '../../shared/comments/subject.ts'
import { type DocumentId, type GroupId, instant, parseAccountId, parseDocumentId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessTo } from '../../shared/permissions.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { registeredGroup, statesAmong } from '../groups/documentRegistry.ts'
import { isReadOnly } from '../groups/readOnlyGroups.ts'
import type { SessionsByLink } from '../history/sessionsByLink.ts'
import { transactionOf } from '../transaction.ts'
import type { FileContents } from './contents.ts'
import type { Scanner } from './scan.ts'
import type { ReadOn } from './subjectThere.ts'

export type FileLinksOf = (group: GroupId) => Promise<Pick<SessionsByLink, 'at'>>

export interface FileDeps extends Deps, FileContents {
  readonly limits: FileLimits
  /** Null: contents are not looked at. */
  readonly scanner: Pick<Scanner, 'scan'> | null
  readonly readOn: ReadOn
  readonly report: (what: string, error: unknown) => void
}
export interface FileLimits {
  readonly fileBytes: number
  /** Of a group for which no operator set another. */
  readonly groupBytes: number
}

export const filesOn = async (
  { db, linksOf }: { readonly db: Store; readonly linksOf: FileLinksOf },
  actor: Actor,
  group: GroupId,
  { document, subject }: { readonly document: DocumentId; readonly subject: ThreadSubject },
): Promise<readonly FileInfo[]> => {
  if ((await accessIn(db, actor, group, document)) === 'none') return []
  const rows = await filesOfGroup(db, group)
    .where('document', '=', document)
    .where('subject', '=', subject)
    .orderBy('at')
    .orderBy('attachment.id')
    .execute()
  if (rows.length === 0) return []
  const links = await linksOf(group)
  return rows.map(infoOf).map((file) => {
    const byLink = links.at(file.by.account, file.at)
    return byLink ? { ...file, by: { ...file.by, byLink } } : file
  })
}

/** One whose document the reader may see. */
export const fileFor = async (db: Store, actor: Actor, group: GroupId, id: string): Promise<FileInfo | null> => {
  const row = await filesOfGroup(db, group).where('attachment.id', '=', id).executeTakeFirst()
  const found = row && infoOf(row)
  return found && (await accessIn(db, actor, group, found.document)) !== 'none' ? found : null
}

export const filesOfGroup = (db: Store, group: GroupId) =>
  db
    .selectFrom('attachment')
    .leftJoin('account', 'account.id', 'attachment.account')
    .select([
      'attachment.id',
      'attachment.document',
      'attachment.subject',
      'attachment.name',
      'attachment.size',
      'attachment.hash',
      'attachment.at',
      'attachment.account',
      'account.name as by',
    ])
    .where('group_id', '=', group)
    .where('removed_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof filesOfGroup>['execute']>>[number]
export const infoOf = (row: Row): FileInfo => ({
  id: row.id,
  document: must(parseDocumentId(row.document), 'the document of a file'),
  subject: must(parseThreadSubject(row.subject), 'the subject of a file'),
  name: row.name,
  size: row.size,
  hash: row.hash,
  at: instant(row.at),
  by: { account: must(parseAccountId(row.account), 'who attached a file'), name: row.by ?? '' },
})

/** `draft` is none: also for those who prepare it. */
const accessIn = async (db: Store, actor: Actor, group: GroupId, document: DocumentId) => {
  if ((await registeredGroup(db, document)) !== group) return 'none'
  const state = (await statesAmong(db, [document])).get(document) ?? null
  return state === 'draft' ? 'none' : accessTo(actor, group, state)
}
export const mayWrite = async (db: Store, actor: Actor, group: GroupId, document: DocumentId): Promise<Result<null>> => {
  const access = await accessIn(db, actor, group, document)
  // The group may have been suspended while a file was looked into.
  if (access === 'write' && (await isReadOnly(db, group))) return refuse('group-read-only')
  return access === 'write' ? ok(null) : refuse(access === 'none' ? 'not-found' : 'not-open')
}

export const removeFile = async (deps: FileDeps, actor: Actor, group: GroupId, id: string): Promise<Result<FileInfo>> =>
  transactionOf(deps, async (inside): Promise<Result<FileInfo>> => {
    const { db, clock } = inside
    const file = await fileFor(db, actor, group, id)
    if (!file) return refuse('not-found')
    const may = await mayWrite(db, actor, group, file.document)
    if (!may.ok) return may
    const { document, subject, name, hash } = file
    await recordAct(inside, { group, by: actor.account, what: { type: 'fileRemoved', file: id, document, subject, name, hash } })
    await db.updateTable('attachment').set({ removed_at: clock.now() }).where('id', '=', id).execute()
    inside.bus.publish({ type: 'news', group, of: 'group' })
    return ok(file)
  })
