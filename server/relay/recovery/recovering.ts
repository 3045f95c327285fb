// What a restore has lost and members bring back while an operator has opened recovery; and owners who vouch for what has come back
// under their ids. The sender is the entry's author; the owner of the words is only what the claims say, until the owner confirms the same.
import { type AccountId, clientId, type DocumentId, type GroupId } from '../../../shared/ids.ts'
import { encodeNews, encodeNotBroughtBack, encodeUnverified } from '../../../shared/protocol/frame.ts'
import { sameStructs } from '../../../shared/recovery/sameStructs.ts'
import type { UpdateRefusal } from '../../../shared/updateRefusals.ts'
import type { Clock } from '../../clock.ts'
import type { Attribution, UpdateLog } from '../../log/log.ts'
import { scan } from '../../log/scan.ts'
import type { AcceptedUpdate } from '../drafts.ts'
import type { Limits } from '../limits.ts'
import type { Extra, RoomMember } from '../member.ts'
import { decodeForeign } from '../validation/decodeForeign.ts'
import { type Accepted, type ValidationContext, validateUpdate } from '../validation/validateUpdate.ts'
import { updateFrame, webSocketFrame } from '../webSocketFrame.ts'
import { createPendingUpdates, type PendingUpdate } from './pendingUpdates.ts'

/** What recovery asks of the `DocumentSession` that it belongs to. */
interface Host {
  readonly members: ReadonlySet<RoomMember>
  readonly context: () => ValidationContext
  readonly isFull: (verdict: Accepted) => boolean
  readonly accept: (from: RoomMember, verdict: Accepted, how: Pick<AcceptedUpdate, 'kind' | 'provenance'>) => Extra
  /** Nothing of it is new to the document, and the log takes it all the same. */
  readonly add: (update: AcceptedUpdate) => void
  /** All of it is known, and perhaps not on disk yet. */
  readonly nothingNew: (from: RoomMember) => void
  readonly refuse: (from: RoomMember, why: UpdateRefusal) => void
  readonly reject: (from: RoomMember) => void
  readonly fail: (error: unknown) => void
  /** Is a device of theirs in this document's room on another server? */
  readonly isElsewhere: (account: AccountId) => boolean
}

interface Needs {
  readonly document: DocumentId
  readonly log: Pick<UpdateLog, 'attributions'>
  readonly clock: Clock
  readonly limits: Pick<Limits, 'documentBytes'>
  readonly acceptsUnverified: (group: GroupId) => boolean
}

export type Recovering = ReturnType<typeof createRoomRecovery>

export const createRoomRecovery = (host: Host, needs: Needs, found: readonly Attribution[]) => {
  const { acceptsUnverified: isOpen } = needs
  const { members, context, isFull, accept, nothingNew } = host
  const vouching = createVouching(host, needs, found)
  const waiting = createPendingUpdates({ clock: needs.clock, mostBytes: needs.limits.documentBytes })

  const no = (to: RoomMember, reason: string): Extra => {
    to.allowBringBack(false)
    to.send(webSocketFrame(encodeNotBroughtBack(reason)))
    return {}
  }

  const recover = (from: RoomMember, update: Uint8Array, mine: boolean): Extra => {
    // Each is answered: without an answer, a client would take the echo of its probe for an acceptance.
    if (!from.mayBringBack) return no(from, 'refused-before')
    if (!isOpen(from.who.group)) return no(from, 'closed')
    if (waiting.has(from)) return wait(from, { update, mine })
    const answer = take(from, { update, mine })
    if (answer === 'wait') return wait(from, { update, mine })
    if (typeof answer === 'string') return no(from, answer)
    goOn()
    return answer
  }
  const wait = (from: RoomMember, piece: { readonly update: Uint8Array; readonly mine: boolean }): Extra =>
    waiting.add(from, piece) ? {} : no(from, 'document-full')

  /** What it costs; `wait` while a device of its owner is here; or why it is not taken. */
  const take = (from: RoomMember, { update, mine }: Pick<PendingUpdate, 'update' | 'mine'>): Extra | string => {
    const verdict = validateUpdate(update, from.who.account, context(), { ...from.who, asOthers: !mine })
    switch (verdict.type) {
      case 'accepted': {
        if (isFull(verdict)) return 'document-full'
        const { owners } = context()
        // One id in each entry: it has one owner, or none.
        const [client, start, end, another] = verdict.inserts
        if (!mine && another !== undefined) return 'foreign-content'
        const owner = client === undefined ? null : (owners.get(clientId(client)) ?? null)
        if (mine || owner === from.who.account)
          return accept(from, verdict, { kind: 'sync', provenance: { type: 'brings', attribution: null } })
        if (owner !== null && isHere(owner)) return 'wait'
        const attribution =
          client === undefined || start === undefined || end === undefined
            ? null
            : { client: clientId(client), from: start, to: end, owner }
        return accept(from, verdict, { kind: 'recovered', provenance: { type: 'brings', attribution } })
      }
      case 'nothing':
        nothingNew(from)
        return {}
      case 'refused':
        return verdict.why
      case 'gap':
      case 'malformed':
        return 'foreign-content'
    }
  }
  const isHere = (account: AccountId): boolean =>
    [...members].some((member) => member.who.account === account && member.state !== 'waiting' && member.state !== 'closed') ||
    host.isElsewhere(account)

  /** What waits, as far as it may come now: each piece that comes may be what another one waits for. */
  const goOn = () => {
    for (let any = true; any; ) {
      any = false
      for (const from of waiting.members()) any = goOnWith(from) || any
    }
  }
  const goOnWith = (from: RoomMember): boolean => {
    let any = false
    for (let piece = waiting.first(from); piece; piece = waiting.first(from)) {
      const answer = isOpen(from.who.group) ? take(from, piece) : 'closed'
      if (answer === 'wait' && !waiting.hasWaitedLong(piece)) return any
      const isLast = waiting.shift(from)
      any = true
      // Its own words go on; what depends on this stays out, too.
      if (typeof answer === 'string') no(from, answer === 'wait' ? 'owner-here' : answer)
      if (isLast) nothingNew(from)
    }
    return any
  }

  const welcome = (to: RoomMember) => {
    vouching.announce(to)
    if (to.who.ours && to.who.access === 'write' && isOpen(to.who.group)) to.send(webSocketFrame(encodeNews('recovery')))
  }

  return {
    recover,
    vouch: vouching.vouch,
    welcome,
    /** A member has left, or time has gone by. */
    goOn,
    left: (member: RoomMember) => {
      waiting.drop(member)
      goOn()
    },
    again: ({ from, update, kind, provenance }: AcceptedUpdate) =>
      provenance?.type === 'vouches' ? vouching.vouch(from, update) : recover(from, update, kind === 'sync'),
    /** Something may have come back, or was vouched for. */
    changed: (isSo: boolean) => {
      if (isSo || vouching.isAwaited()) void vouching.readAgain()
      goOn()
    },
  }
}

/** What has come back under an owner's ids and waits for their word. */
const createVouching = (
  { members, context, add, reject, refuse, fail }: Host,
  { document, log }: Pick<Needs, 'document' | 'log'>,
  found: readonly Attribution[],
) => {
  let rows = found.filter(isOpenToOwner)

  const vouch = (from: RoomMember, update: Uint8Array): Extra => {
    const ids = scan(update, context().limits)
    const decoded = ids && decodeForeign(update)
    if (!decoded) {
      reject(from)
      return {}
    }
    const [client, start, end, another] = ids.inserts
    const row = rows.find((one) => one.client === client && one.from === start && one.to === end && one.owner === from.who.account)
    // Vouched for meanwhile, through another connection.
    if (!row || another !== undefined || ids.deletes.length > 0 || ids.tooLarge) return {}
    if (!sameStructs(decoded.structs, context().document.struct)) refuse(from, 'other-words')
    else add({ from, kind: 'sync', ...updateFrame(update), inserts: [], provenance: { type: 'vouches', verification: { seq: row.seq } } })
    return {}
  }

  /** To whom something has come back through somebody else. */
  const announce = (to: RoomMember) => {
    const { account, access, ours } = to.who
    const ranges = rows.filter(({ owner }) => owner === account)
    if (!ours || access === 'read') return
    if (ranges.length > 0) to.send(webSocketFrame(encodeUnverified(ranges)))
  }
  const readAgain = async () => {
    try {
      const known = new Set(rows.map(({ seq }) => seq))
      rows = (await log.attributions(document)).filter(isOpenToOwner)
      const fresh = new Set(rows.filter(({ seq }) => !known.has(seq)).map(({ owner }) => owner))
      for (const member of [...members]) if (member.state !== 'waiting' && fresh.has(member.who.account)) announce(member)
    } catch (error) {
      fail(error)
    }
  }

  return { vouch, announce, readAgain, isAwaited: () => rows.length > 0 }
}

/** Only who was known to own it can ever vouch for it. */
const isOpenToOwner = ({ owner, vouched }: Attribution): boolean => owner !== null && vouched === null
