// Who is let in to a live document: the same for a WebSocket and over HTTP. Whatever can be refused is refused before there is a connection.
import type { IncomingMessage } from 'node:http'
import { type DocumentId, type GroupId, isActs, parseDocumentId } from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import { type Access, accessTo, can, type DocumentState } from '../../shared/permissions.ts'
import { decodeFrame, encodeSyncStep1 } from '../../shared/protocol/frame.ts'
import type { SignedInRequest } from '../answers.ts'
import { type HeardLives, parseLife } from './heardLives.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { JoinedPerson } from './joinedPerson.ts'
import type { Rooms } from './rooms.ts'
import type { Conversation, Socket } from './socket.ts'

export interface Live {
  readonly rooms: Pick<Rooms, 'join'>
  readonly heartbeat: Heartbeat
  /** Host and Origin are ours, exactly. */
  readonly ours: (incoming: IncomingMessage) => boolean
  /** Host is ours. */
  readonly forUs: (incoming: IncomingMessage) => boolean
  readonly signedInBy: (incoming: IncomingMessage) => Promise<SignedInRequest | null>
  /** Is a token opening connections too fast? If not, it is counted. */
  readonly isTooFast: (signedIn: SignedInRequest) => boolean
  /** What a token leaves of what its person may. */
  readonly narrowed: (access: Access, document: DocumentId, signedIn: SignedInRequest) => Access
  /** Which session the cookie names; whether it has ended is not asked. */
  readonly sessionIn: (cookieHeader: string | undefined) => string | null
  /** The networks of the caller's address, the narrowest first, and how many times a single address's budget each has. */
  readonly networksOf: (incoming: IncomingMessage) => readonly { readonly name: string; readonly share: number }[]
  readonly groupOf: (document: DocumentId, signedIn: SignedInRequest) => Promise<GroupId | null>
  readonly stateOf: (document: DocumentId) => Promise<DocumentState>
  readonly heardOf: HeardLives['of']
  readonly headers: (host: string | undefined) => Readonly<Record<string, string>>
  /** `PROTOCOL_VERSION`. */
  readonly protocol: number
  readonly mostPerAccount: number
  readonly mostInAll: number
  readonly refused: (status: number) => void
  /** Somebody who is signed in asked for a document that is there, and not theirs to read. */
  readonly denied: (incoming: IncomingMessage, signedIn: SignedInRequest, document: DocumentId) => void
  readonly failed: (error: unknown) => void
}

interface Asked {
  readonly incoming: IncomingMessage
  readonly signedIn: SignedInRequest
  /** The counter of access changes at the moment when the caller was authenticated. */
  readonly since: number
  readonly name: string
  readonly query: URLSearchParams
}

export interface RoomArrival {
  readonly document: DocumentId
  readonly who: JoinedPerson
  readonly since: number
  /** The client's state vector, if the address has one: the missing updates are then sent one round trip earlier. */
  readonly holds: string | null
}

export type Admission =
  | { readonly type: 'refused'; readonly status: 401 | 404 | 429 }
  /** Let in only to be told so. */
  | { readonly type: 'otherVersion'; readonly why: 'pleaseReload' | 'restart' }
  | { readonly type: 'admitted'; readonly arrival: RoomArrival }

/** No frame of ours is larger: an update may have 1 MiB. */
export const MOST_FRAME_BYTES = 2 * 1024 * 1024
export const RETRY_SECONDS = 10

export const admitToRoom = async (live: Live, { incoming, signedIn, since, name, query }: Asked): Promise<Admission> => {
  const { actor, session, token } = signedIn
  if (live.isTooFast(signedIn)) return { type: 'refused', status: 429 }
  const named = parseDocumentId(decode(name))
  // The log of acts is the server's own: to a connection there is none.
  const document = named && isActs(named) ? null : named
  // A tab of the account that was here before must not write under the name of the one that is here now (SPEC I3).
  if ((query.get('account') ?? actor.account) !== actor.account) return { type: 'refused', status: 401 }
  const group = document && (await live.groupOf(document, signedIn))
  const access = group ? live.narrowed(accessTo(actor, group, await live.stateOf(document)), document, signedIn) : 'none'
  if (document && group && access === 'none') live.denied(incoming, signedIn, document)
  // The same for what does not exist and what this account may not read.
  if (!document || !group || access === 'none') return { type: 'refused', status: 404 }
  const { open, heldBy } = live.heartbeat
  if (heldBy(actor.account) >= live.mostPerAccount || open.size >= live.mostInAll) return { type: 'refused', status: 429 }

  const { delegation = null } = membershipIn(actor, group) ?? {}
  const version = query.get('protocol')
  const ours = version !== null
  const skew = version === null ? null : skewOf(version, live.protocol)
  if (skew) return { type: 'otherVersion', why: skew }
  const packs = ours && query.get('packed') === '1'
  const life = ours && access === 'write' && token === undefined ? parseLife(query.get('life')) : null
  const who: JoinedPerson = {
    account: actor.account,
    name: actor.name,
    delegation,
    session,
    group,
    access,
    isSteward: can(actor, 'field.define', group).ok,
    isScribe: can(actor, 'proposal.scribe', group).ok,
    ours,
    packs,
    token: token?.number ?? null,
    life,
    heard: life === null ? null : await live.heardOf({ document, account: actor.account, life }),
  }
  return { type: 'admitted', arrival: { document, who, since, holds: ours ? query.get('holds') : null } }
}

/** Joins the room. On its own, so that what an admission needed (headers, address, actor) is not kept for the life of the connection. */
export const enterRoom = (live: Live, socket: Socket, { document, who, since, holds }: RoomArrival): Conversation => {
  const { heartbeat } = live
  const connection = live.rooms.join(document, socket, who)
  const leave = heartbeat.enter({ ...who, document, socket }, since)
  if (holds !== null) connection.receive(encodeSyncStep1(Buffer.from(holds, 'base64url')))
  let repeated = holds !== null
  return {
    receive(bytes) {
      heartbeat.alive(socket)
      // The first step 1 repeats the request of the address, so it is not answered again.
      if (repeated && decodeFrame(bytes)?.type === 'syncStep1') repeated = false
      else connection.receive(bytes)
    },
    alive: () => heartbeat.alive(socket),
    closed() {
      leave()
      connection.closed()
    },
  }
}

/** A client that is ahead of us has met a newer server, which this one is about to become: it comes back, and must not reload. */
const skewOf = (theirs: string, ours: number): 'pleaseReload' | 'restart' | null => {
  if (theirs === String(ours)) return null
  return /^[1-9]\d{0,5}$/.test(theirs) && Number(theirs) > ours ? 'restart' : 'pleaseReload'
}

const decode = (name: string): string | null => {
  try {
    return decodeURIComponent(name)
  } catch {
    // A bad %: no document is called that.
    return null
  }
}
