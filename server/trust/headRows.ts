// Queries for heads: those to be signed, and those signed before, in one statement each.
import type { SignedDigests, SignedHead } from '../../shared/api/trust.ts'
import { type DocumentId, type GroupId, parseDocumentId, seq } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import type { Head } from '../log/head.ts'
import { signedHeadOf } from './knownHeads.ts'

export interface DocumentHead extends Head {
  readonly document: DocumentId
}

/** Documents of a group with a log. */
export const headsOfGroup = async (db: Store, group: GroupId): Promise<readonly DocumentHead[]> =>
  readHeads(
    await db
      .selectFrom('log_head')
      .innerJoin('log_document', 'log_document.number', 'log_head.document')
      .innerJoin('document', 'document.id', 'log_document.id')
      .select(['log_document.id', 'log_head.seq', 'log_head.hash'])
      .where('document.group_id', '=', group)
      .orderBy('log_document.id')
      .execute(),
  )

/** Of one group, or of all in which something was written since then. */
export type GrownSince = { readonly group: GroupId } | { readonly since: number }

/** Logs that have grown since their last signed head. */
export const grownHeads = async (db: Store, which: GrownSince): Promise<readonly DocumentHead[]> => {
  const grown = db
    .selectFrom('log_head')
    .innerJoin('log_document', 'log_document.number', 'log_head.document')
    .select(['log_document.id', 'log_head.seq', 'log_head.hash'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('signed_head')
            .select('signed_head.seq')
            .whereRef('signed_head.document', '=', 'log_document.id')
            .whereRef('signed_head.seq', '>=', 'log_head.seq'),
        ),
      ),
    )
    .orderBy('log_document.id')
  return readHeads(
    await ('since' in which
      ? grown.where('log_head.at', '>=', which.since)
      : grown.innerJoin('document', 'document.id', 'log_document.id').where('document.group_id', '=', which.group)
    ).execute(),
  )
}

/** Heads at closings since then that are not signed yet. */
export const closedHeads = async (db: Store, since: number): Promise<readonly DocumentHead[]> =>
  readHeads(
    await db
      .selectFrom('mark_head')
      .innerJoin('mark', 'mark.id', 'mark_head.mark')
      .select(['mark_head.document as id', 'mark_head.seq', 'mark_head.hash'])
      .distinct()
      .where('mark.kind', 'in', ['closed', 'closedAgain'])
      .where('mark.at', '>=', since)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('signed_head')
              .select('signed_head.seq')
              .whereRef('signed_head.document', '=', 'mark_head.document')
              .whereRef('signed_head.seq', '=', 'mark_head.seq')
              .whereRef('signed_head.hash', '=', 'mark_head.hash')
              .where('signed_head.reason', '=', 'meeting'),
          ),
        ),
      )
      .orderBy('mark_head.document')
      .execute(),
  )

/** Limit, but always the newest one of each document. */
const MOST_HEADS = 2_000

/** Newest first, without those of these documents. */
export const signedHeadsOf = async (db: Store, group: GroupId, hidden: ReadonlySet<DocumentId>): Promise<readonly SignedHead[]> => {
  const ofGroup = db
    .selectFrom('signed_head')
    .innerJoin('document', 'document.id', 'signed_head.document')
    .selectAll('signed_head')
    .where('document.group_id', '=', group)
    .orderBy('signed_head.at', 'desc')
    .orderBy('signed_head.document')
  const rows = await ofGroup.limit(MOST_HEADS).execute()
  if (rows.length === MOST_HEADS) {
    const known = new Set(rows.map(({ document }) => document))
    for (const { document } of await headsOfGroup(db, group))
      if (!known.has(document)) rows.push(...(await ofGroup.where('signed_head.document', '=', document).limit(1).execute()))
  }
  const digests = await digestsOf(db, group)
  return rows.flatMap((row) => {
    const document = parseDocumentId(row.document)
    if (!document || hidden.has(document)) return []
    const head = signedHeadOf(document, { ...row })
    const own = digests.get(`${document} ${head.seq} ${head.hash}`)
    return [own ? { ...head, digests: own } : head]
  })
}

/** By document, seq and hash of the head; of several HISTORY_VERSIONs the newest. */
const digestsOf = async (db: Store, group: GroupId): Promise<ReadonlyMap<string, SignedDigests>> => {
  const rows = await db
    .selectFrom('signed_digest')
    .innerJoin('document', 'document.id', 'signed_digest.document')
    .selectAll('signed_digest')
    .where('document.group_id', '=', group)
    .orderBy('history_version')
    .execute()
  return new Map(
    rows.map((row) => [
      `${row.document} ${row.seq} ${hex(row.hash)}`,
      {
        state: hex(row.state),
        history: hex(row.history),
        historyVersion: row.history_version,
        key: row.key,
        signature: hex(row.signature),
      },
    ]),
  )
}
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const readHeads = (rows: readonly { readonly id: string; readonly seq: number; readonly hash: Uint8Array }[]): readonly DocumentHead[] =>
  rows.flatMap(({ id, seq: at, hash }) => {
    const document = parseDocumentId(id)
    return document ? [{ document, seq: seq(at), hash }] : []
  })
