// What other servers have put into a document's log since a room here has looked.
import { type AccountId, type ClientId, clientId, type DocumentId } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { scan } from '../log/scan.ts'
import type { Arrival } from './drafts.ts'
import { updateFrame } from './webSocketFrame.ts'

export interface Elsewhere {
  readonly head: Head
  readonly updates: readonly ForeignUpdate[]
}
export interface ForeignUpdate extends Pick<Arrival, 'frame' | 'update' | 'inserts'> {
  readonly author: AccountId
  readonly isRecovered: boolean
}

/** It was judged where it came in: only its form is asked for again. */
const ANY_SIZE = { structsPerUpdate: Number.POSITIVE_INFINITY, clientsPerUpdate: Number.POSITIVE_INFINITY }

export const readElsewhere = async (log: Pick<UpdateLog, 'head' | 'read'>, document: DocumentId, after: Head): Promise<Elsewhere> => {
  const head = await log.head(document)
  const updates: ForeignUpdate[] = []
  let last = after.seq
  for await (const entry of log.read(document, after.seq, head.seq)) {
    for (const bytes of entry.updates) {
      const ids = scan(bytes, ANY_SIZE)
      if (ids === null) throw new DamagedLogError(document, entry.seq, 'holds what is no update')
      updates.push({ ...updateFrame(bytes), inserts: ids.inserts, author: entry.author, isRecovered: entry.kind === 'recovered' })
    }
    last = entry.seq
  }
  if (last !== head.seq) throw new DamagedLogError(document, head.seq, `the entries end at ${last}`)
  return { head, updates }
}

/** Whose structs an update brings. */
const insertedBy = ({ inserts }: Pick<Arrival, 'inserts'>): readonly number[] => inserts.filter((_, at) => at % 3 === 0)

/** Whoever wrote under an id owns it: the other server has seen to that. Not who brings back what another has written. */
export const authorsOf = (updates: readonly ForeignUpdate[]): ReadonlyMap<ClientId, AccountId> =>
  new Map(
    updates.flatMap((update) => (update.isRecovered ? [] : insertedBy(update).map((client) => [clientId(client), update.author] as const))),
  )

/**
 * Somebody writes under one id through two servers at once, or has changed servers in the midst of it: what waits here was judged
 * without knowing what is there.
 */
export const overlaps = (updates: readonly ForeignUpdate[], waiting: readonly Arrival[], claims: readonly ClientId[]): boolean => {
  const theirs = new Set<number>(updates.flatMap(insertedBy))
  return claims.some((client) => theirs.has(client)) || waiting.some((arrival) => insertedBy(arrival).some((client) => theirs.has(client)))
}
