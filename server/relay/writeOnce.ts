// One edit of a document that is made on the server, for a program: as a member of the document's room, through the gate that every
// browser passes.
import type * as Y from 'yjs'
import type { DocumentId, GroupId, Random } from '../../shared/ids.ts'
import { type Actor, membershipIn } from '../../shared/people.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { TokenGrant } from '../answers.ts'
import type { Clock } from '../clock.ts'
import type { Rooms } from './rooms.ts'
import { SeatLostError, takeRelaySeat } from './seat.ts'

export interface OnceDeps {
  readonly rooms: Pick<Rooms, 'join'>
  readonly clock: Pick<Clock, 'after'>
  readonly random: Random
  readonly report: (what: string, error: unknown) => void
}

export interface WriteOnceWriter {
  readonly actor: Actor
  readonly group: GroupId
  readonly document: DocumentId
  readonly session: string
  readonly token?: TokenGrant | undefined
}

/** A write that takes longer is refused as one to retry. */
const LONGEST_MS = 15_000

/**
 * `write` gets a document of its own: of what it refuses nothing is sent, and what it writes is sent in one entry.
 * Answered when that is on disk.
 */
export const writeOnce = async <T>(
  { rooms, clock, random, report }: OnceDeps,
  { actor, group, document, session, token }: WriteOnceWriter,
  write: (doc: Y.Doc) => Result<T>,
): Promise<Result<T>> => {
  const who = {
    account: actor.account,
    name: actor.name,
    delegation: membershipIn(actor, group)?.delegation ?? null,
    session,
    group,
    access: 'write',
    // Programs change items, and define no fields.
    isSteward: false,
    isScribe: false,
    ours: true,
    token: token?.number ?? null,
  } as const
  const late = Promise.withResolvers<Result<T>>()
  const cancel = clock.after(LONGEST_MS, () => late.resolve(refuse('unavailable')))
  const writing = async (): Promise<Result<T>> => {
    const seat = await takeRelaySeat(rooms, document, who, random)
    try {
      const written = seat.attempt(write)
      if (written.ok) await seat.saved()
      return written
    } finally {
      seat.leave()
    }
  }
  try {
    return await Promise.race([writing().catch((error: unknown) => refused(error, { document, report })), late.promise])
  } finally {
    cancel()
  }
}

const refused = (error: unknown, { document, report }: { readonly document: DocumentId; readonly report: OnceDeps['report'] }) => {
  if (!(error instanceof SeatLostError)) throw error
  if (error.reason === 'read-only') return refuse('forbidden')
  if (error.reason !== null) return refuse('edit-refused')
  // Its room has failed, or the access has just changed: trying again asks anew.
  report(`a program could not write in ${document}`, error)
  return refuse('unavailable')
}
