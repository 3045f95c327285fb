// What other servers have put into a document's log since a room here has looked.
import { isBroughtBack } from '../../../shared/broughtBack.ts'
import { type AccountId, type ClientId, clientId, type DocumentId } from '../../../shared/ids.ts'
import type { Head } from '../../log/head.ts'
import { DamagedLogError, type UpdateLog } from '../../log/log.ts'
import { scan } from '../../log/scan.ts'
import type { AcceptedUpdate } from '../drafts.ts'
import { updateFrame } from '../webSocketFrame.ts'

export interface RemoteUpdates {
  readonly head: Head
  readonly updates: readonly RemoteUpdate[]
}
export interface RemoteUpdate extends Pick<AcceptedUpdate, 'frame' | 'update' | 'inserts'> {
  readonly author: AccountId
  readonly isBroughtBack: boolean
}

/** It was validated where it came in: only its form is checked again. */
const ANY_SIZE = { structsPerUpdate: Number.POSITIVE_INFINITY, clientsPerUpdate: Number.POSITIVE_INFINITY }

export const readRemoteUpdates = async (
  log: Pick<UpdateLog, 'head' | 'read'>,
  document: DocumentId,
  after: Head,
): Promise<RemoteUpdates> => {
  const head = await log.head(document)
  const updates: RemoteUpdate[] = []
  let last = after.seq
  for await (const entry of log.read(document, after.seq, head.seq)) {
    for (const bytes of entry.updates) {
      const ids = scan(bytes, ANY_SIZE)
      if (ids === null) throw new DamagedLogError(document, entry.seq, 'holds what is no update')
      updates.push({ ...updateFrame(bytes), inserts: ids.inserts, author: entry.author, isBroughtBack: isBroughtBack(entry) })
    }
    last = entry.seq
  }
  if (last !== head.seq) throw new DamagedLogError(document, head.seq, `the entries end at ${last}`)
  return { head, updates }
}

/** Whose structs an update brings. */
const insertedBy = ({ inserts }: Pick<AcceptedUpdate, 'inserts'>): readonly number[] => inserts.filter((_, at) => at % 3 === 0)

/** The author of structs under a client id owns the id: the other server has checked that. A member who brings back another's does not. */
export const updateAuthors = (updates: readonly RemoteUpdate[]): ReadonlyMap<ClientId, AccountId> =>
  new Map(
    updates.flatMap((update) =>
      update.isBroughtBack ? [] : insertedBy(update).map((client) => [clientId(client), update.author] as const),
    ),
  )

/**
 * Somebody writes under one id through two servers at once, or has changed servers in the midst of it: what is pending here was
 * validated without knowing what is there.
 */
export const overlaps = (updates: readonly RemoteUpdate[], pending: readonly AcceptedUpdate[], claims: readonly ClientId[]): boolean => {
  const theirs = new Set<number>(updates.flatMap(insertedBy))
  return claims.some((client) => theirs.has(client)) || pending.some((update) => insertedBy(update).some((client) => theirs.has(client)))
}
