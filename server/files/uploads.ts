// Uploads of files, in pieces. Contents are stored in the database by their SHA-256, so that a file is on disk together with the act that
// attached it, and in every backup, restore and move; if a bucket is configured, it moves there later (`moveContents.ts`).
import { createHash, type Hash } from 'node:crypto'
import type { Upload } from '../../shared/api/files.ts'
import { isIn, parseThreadSubject, type ThreadSubject } from '../../shared/comments/subject.ts'
import { type FileKind, kindOfName, LEAST_PIECE_BYTES, PIECE_BYTES } from '../../shared/files/kinds.ts'
import { isZip } from '../../shared/files/zipEntries.ts'
import { type DocumentId, type GroupId, parseDocumentId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { UploadTable } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import { kindOfContent } from './content.ts'
import { chunksOf, hashOf } from './contents.ts'
import { type FileDeps, type FileLimits, filesOfGroup, infoOf, mayWrite } from './files.ts'
import { forgetUpload } from './forget.ts'
import { groupSpace } from './groupSpace.ts'
import { findSubject } from './subjectThere.ts'

export interface NewUpload {
  readonly id: string
  readonly document: DocumentId
  readonly subject: ThreadSubject
  readonly name: string
  readonly size: number
}

/** By one person at a time, in all groups together. */
const MOST_UPLOADS = 50
/** An upload reserves space for the whole file until nothing has arrived for so long, then only for what has arrived. */
const RESERVED_MS = 10 * 60_000
/** The share of a group's space that the uploads of one person may reserve, unless it is a single file. */
const SHARE = 0.1

export const beginUpload = async (
  deps: FileDeps,
  actor: Actor,
  group: GroupId,
  given: NewUpload,
): Promise<Result<Upload & { readonly isNew: boolean }>> => {
  // Outside the transaction, since history may have to read on. People without access learn nothing of what is there.
  const may = isIn(given.subject, given.document) ? await mayWrite(deps.db, actor, group, given.document) : null
  const found = may?.ok ? await findSubject(deps, given) : null
  return found && !found.ok ? found : beginFound(deps, actor, group, given)
}

const beginFound = (
  deps: FileDeps,
  actor: Actor,
  group: GroupId,
  given: NewUpload,
): Promise<Result<Upload & { readonly isNew: boolean }>> =>
  transactionOf(deps, async (inside): Promise<Result<Upload & { readonly isNew: boolean }>> => {
    const { db, clock } = inside
    const known = await uploadOf(db, actor, group, given.id)
    if (known) {
      const goesOn = await hear(inside, deps.limits, known)
      return goesOn.ok ? ok({ received: known.received, file: null, isNew: false }) : goesOn
    }
    const attached = await filesOfGroup(db, group).where('attachment.id', '=', given.id).executeTakeFirst()
    if (attached) {
      if (attached.account !== actor.account) return refuse('bad-request')
      return ok({ received: attached.size, file: infoOf(attached), isNew: false })
    }
    if (!isIn(given.subject, given.document) || (await isTaken(db, given.id))) return refuse('bad-request')
    const may = await mayWrite(db, actor, group, given.document)
    if (!may.ok) return may
    if (!kindOfName(given.name)) return refuse('file-kind')
    if (given.size > deps.limits.fileBytes) return refuse('file-too-large')
    const own = await db.selectFrom('upload').select('id').where('account', '=', actor.account).execute()
    if (own.length >= MOST_UPLOADS) return refuse('too-many')
    const { id, document, subject, name, size } = given
    const room = await roomFor(inside, deps.limits, { id, group_id: group, account: actor.account, size })
    if (!room.ok) return room
    await db
      .insertInto('upload')
      .values({ id, group_id: group, account: actor.account, document, subject, name, size, received: 0, heard_at: clock.now() })
      .execute()
    return ok({ received: 0, file: null, isNew: true })
  })

type Reserved = Pick<UploadTable, 'id' | 'group_id' | 'account' | 'size'>
/** Removed files count until their content is deleted. */
const roomFor = async ({ db, clock }: Deps, { fileBytes, groupBytes }: FileLimits, upload: Reserved): Promise<Result<null>> => {
  const allowed = await groupSpace(db, upload.group_id, groupBytes)
  const kept = await db.selectFrom('attachment').select(['hash', 'size']).distinct().where('group_id', '=', upload.group_id).execute()
  const others = await db.selectFrom('upload').selectAll().where('group_id', '=', upload.group_id).where('id', '!=', upload.id).execute()
  const reserved = (some: typeof others) => sum(some.map((one) => (isReserved(one, clock) ? one.size : one.received)))
  if (sum(kept.map(({ size }) => size)) + reserved(others) + upload.size > allowed) return refuse('files-full')
  const own = reserved(others.filter(({ account }) => account === upload.account))
  return own + upload.size > Math.max(fileBytes, allowed * SHARE) ? refuse('files-underway') : ok(null)
}
const isReserved = ({ heard_at }: Pick<UploadTable, 'heard_at'>, clock: Deps['clock']): boolean => clock.now() - heard_at <= RESERVED_MS
const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0)

/** A piece arrives: the upload continues, unless other uploads have taken its space meanwhile. */
const hear = async (inside: Deps, limits: FileLimits, upload: Reserved & Pick<UploadTable, 'heard_at'>): Promise<Result<null>> => {
  const room = isReserved(upload, inside.clock) ? ok(null) : await roomFor(inside, limits, upload)
  if (room.ok) await inside.db.updateTable('upload').set({ heard_at: inside.clock.now() }).where('id', '=', upload.id).execute()
  return room
}

/** Also where a content outlives the file that brought it: stopping an upload of that id would delete its pieces. */
const isTaken = async (db: Store, id: string): Promise<boolean> =>
  (await db.selectFrom('file_content').select('hash').where('upload', '=', id).executeTakeFirst()) !== undefined ||
  (await db.selectFrom('upload').select('id').where('id', '=', id).executeTakeFirst()) !== undefined ||
  (await db.selectFrom('attachment').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

const uploadOf = (db: Store, { account }: Pick<Actor, 'account'>, group: GroupId, id: string) =>
  db.selectFrom('upload').selectAll().where('id', '=', id).where('group_id', '=', group).where('account', '=', account).executeTakeFirst()

/** `isNew`: attached by this piece. */
type Taken = Upload & { readonly isNew: boolean }
/** An infected file. */
interface Infected {
  readonly ok: false
  readonly refusal: 'file-infected'
  readonly hash: string
}

interface Piece {
  readonly id: string
  readonly at: number
  readonly bytes: Uint8Array
}
export interface PieceDeps extends FileDeps {
  /** One whole file after the other is looked into: it is in memory meanwhile. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}
/** What is whole is looked into, scanned and attached; so is what became whole before, and was not scanned then. */
export const takePiece = async (deps: PieceDeps, actor: Actor, group: GroupId, piece: Piece): Promise<Result<Taken> | Infected> => {
  const stored = await transactionOf(deps, (inside) => storePiece({ ...inside, limits: deps.limits }, actor, group, piece))
  if (!stored.ok || stored.value.file || !stored.value.isWhole) return stored
  const sent = await uploadOf(deps.db, actor, group, piece.id)
  if (!sent) return attachedBefore(deps.db, actor, group, piece.id)
  const { kind, hash } = await deps.inTurn(() => lookInto(deps, piece.id))
  if (!kind || kind.media !== kindOfName(sent.name)?.media) return refuse('file-kind')
  const scanned = createHash('sha256')
  const verdict = deps.scanner ? await deps.scanner.scan(through(scanned, chunksOf(deps.db, piece.id))) : 'clean'
  const scannedHash = scanned.digest('hex')
  if (verdict === 'infected') return { ...refuse('file-infected'), hash: scannedHash }
  if (verdict !== 'clean' || (deps.scanner && scannedHash !== hash)) return refuse('file-unscanned')
  return transactionOf(deps, async (inside): Promise<Result<Taken>> => {
    const upload = await uploadOf(inside.db, actor, group, piece.id)
    return upload ? attach(inside, actor, group, { ...upload, seen: { kind, hash } }) : attachedBefore(inside.db, actor, group, piece.id)
  })
}

interface Seen {
  readonly kind: FileKind
  readonly hash: string
}
const lookInto = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  id: string,
): Promise<{ readonly kind: FileKind | null; readonly hash: string }> => {
  const hash = createHash('sha256')
  const parts: Uint8Array[] = []
  for await (const bytes of chunksOf(db, id)) {
    hash.update(bytes)
    // Of anything but a package the first bytes are enough.
    if (parts[0] === undefined || isZip(parts[0])) parts.push(bytes)
  }
  return { kind: await kindOfContent(Buffer.concat(parts), () => new Promise((goOn) => clock.soon(goOn))), hash: hash.digest('hex') }
}

async function* through(hash: Hash, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    hash.update(bytes)
    yield bytes
  }
}

const storePiece = async (
  { limits, ...inside }: Deps & Pick<FileDeps, 'limits'>,
  actor: Actor,
  group: GroupId,
  { id, at, bytes }: Piece,
): Promise<Result<Taken & { readonly isWhole?: boolean }>> => {
  const { db } = inside
  const upload = await uploadOf(db, actor, group, id)
  if (!upload) return attachedBefore(db, actor, group, id)
  const { size } = upload
  if (at !== upload.received || bytes.length === 0)
    return ok({ received: upload.received, file: null, isNew: false, isWhole: upload.received === size })
  const received = at + bytes.length
  if (received > size || bytes.length > PIECE_BYTES) return refuse('bad-request')
  if (received < size && bytes.length < LEAST_PIECE_BYTES) return refuse('bad-request')
  const goesOn = await hear(inside, limits, upload)
  if (!goesOn.ok) return goesOn
  await db.insertInto('file_chunk').values({ upload: id, start: at, bytes }).execute()
  await db.updateTable('upload').set({ received }).where('id', '=', id).execute()
  return ok({ received, file: null, isNew: false, isWhole: received === size })
}

/** Its last piece had arrived, and the answer was lost. */
const attachedBefore = async (db: Store, { account }: Actor, group: GroupId, id: string): Promise<Result<Taken>> => {
  const attached = await filesOfGroup(db, group)
    .where('attachment.id', '=', id)
    .where('attachment.account', '=', account)
    .executeTakeFirst()
  return attached ? ok({ received: attached.size, file: infoOf(attached), isNew: false }) : refuse('not-found')
}

interface Sent {
  readonly id: string
  readonly document: string
  readonly subject: string
  readonly name: string
  readonly size: number
  readonly received: number
  /** What was looked into and scanned. Meanwhile it may have been stopped and begun anew with something else. */
  readonly seen: Seen
}
const attach = async (inside: Deps, actor: Actor, group: GroupId, upload: Sent): Promise<Result<Taken>> => {
  const { db } = inside
  const document = must(parseDocumentId(upload.document), 'the document of an upload')
  const may = await mayWrite(db, actor, group, document)
  if (!may.ok) return may
  const { kind, hash } = upload.seen
  if (upload.received !== upload.size || (await hashOf(chunksOf(db, upload.id))) !== hash) return refuse('file-unscanned')
  if (kind.media !== kindOfName(upload.name)?.media) return refuse('file-kind')
  const { id, name, size } = upload
  const subject = must(parseThreadSubject(upload.subject), 'the subject of an upload')
  const what = { type: 'fileAttached', file: id, document, subject, name, hash, size } as const
  const { act } = await recordAct(inside, { group, by: actor.account, what })
  if (await db.selectFrom('file_content').select('hash').where('hash', '=', hash).executeTakeFirst())
    await db.deleteFrom('file_chunk').where('upload', '=', id).execute()
  else await db.insertInto('file_content').values({ hash, size, media: kind.media, upload: id, place: 'database' }).execute()
  await db.deleteFrom('upload').where('id', '=', id).execute()
  await db
    .insertInto('attachment')
    .values({ id, group_id: group, document, subject, name, hash, size, account: actor.account, at: act.at, removed_at: null })
    .execute()
  inside.bus.publish({ type: 'news', group, of: 'group' })
  const file = must(await filesOfGroup(db, group).where('attachment.id', '=', id).executeTakeFirst(), 'the file just attached')
  return ok({ received: size, file: { ...infoOf(file), at: act.at }, isNew: true })
}

/** Null: there is none, any more. */
export const stopUpload = async (deps: FileDeps, actor: Actor, group: GroupId, id: string): Promise<{ readonly name: string } | null> =>
  deps.db.transaction().execute(async (db) => {
    const upload = await uploadOf(db, actor, group, id)
    if (upload) await forgetUpload(db, id)
    return upload ?? null
  })
