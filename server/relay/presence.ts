// Who is in a room, as the others see it: one client id per connection, newest state only, identity by the server, and a writer's
// only after its claim on the id has been committed, so that nobody can claim an id that they learnt from the wire.
import { type AccountId, type ClientId, clientId } from '../../shared/ids.ts'
import { type AwarenessEntry, decodeAwareness } from './awareness.ts'
import { type PresentPerson, stamped, stampOf } from './stampPresence.ts'

/** A connection, as its presence sees it. */
export interface PresenceHolder {
  readonly who: PresentPerson & { readonly access: 'read' | 'write' }
}

export interface RoomPresence {
  receive(holder: PresenceHolder, update: Uint8Array): PresenceResult
  /** The id that `holder` speaks for may be shown now. */
  show(holder: PresenceHolder): void
  /** Its presence ends, and the others are notified. */
  leave(holder: PresenceHolder): void
  readonly changed: boolean
  /** All that changed since the last call; `null` when nothing did. */
  takeChanges(): PresenceChanges | null
  /** Everybody but `holder`. */
  everybody(holder: PresenceHolder | null): readonly AwarenessEntry[]
  /** The id that `holder` speaks for. */
  idOf(holder: PresenceHolder): ClientId | null
  /** Somebody here speaks for this id. */
  has(client: number): boolean
}

export interface PresenceChanges {
  readonly entries: readonly AwarenessEntry[]
  /** Whose own entry, coming back to them, would count as newer than what they hold: they are sent those of the others only. */
  readonly echoes: ReadonlyMap<PresenceHolder, ClientId>
}

export type PresenceResult =
  | { readonly type: 'malformed' }
  | { readonly type: 'ignored' }
  /** `byHand`: the state differs from the last one, so a person acted; a mere renewal is none. */
  | { readonly type: 'accepted'; readonly byHand: boolean }
  /** The id has no owner: claim it, then `show`. */
  | { readonly type: 'claim'; readonly client: ClientId; readonly byHand: boolean }

interface Seen {
  readonly client: ClientId
  readonly holder: PresenceHolder
  readonly stamp: string
  raw: Uint8Array
  state: Uint8Array
  clock: number
  /** Added to the client's clock, so that somebody who returns under the same id counts as newer than their leaving. */
  readonly ahead: number
  shown: boolean
}

export interface PresenceNeeds {
  /** Who owns the id, or has claimed it in a batch that is not on disk yet. */
  readonly ownerOf: (client: ClientId) => AccountId | undefined
  readonly onDisk: (client: ClientId) => boolean
  readonly limits: { readonly presenceBytes: number }
  /** The clock under which another server knows the id. */
  readonly elsewhere?: (client: ClientId) => number | undefined
}

const NOBODY = Buffer.from('null')
/** Awareness clocks count renewals: this many take a thousand years. */
export const LATEST_CLOCK = 2 ** 31
/** Of those who left, for the clocks of those who return; the oldest are forgotten beyond this. */
const REMEMBERED = 1_000

export const createRoomPresence = ({ ownerOf, onDisk, limits, elsewhere = () => undefined }: PresenceNeeds): RoomPresence => {
  const seen = new Map<ClientId, Seen>()
  const byHolder = new Map<PresenceHolder, Seen>()
  const left = new Map<ClientId, { readonly clock: number; readonly account: AccountId }>()
  const changes = new Map<ClientId, AwarenessEntry>()
  let echoes = new Map<PresenceHolder, ClientId>()

  const announce = (entry: Seen) => {
    changes.set(entry.client, entryOf(entry))
    if (entry.ahead > 0) echoes.set(entry.holder, entry.client)
  }

  /** May `holder` speak for an id that it has not spoken for yet? */
  const mayTake = (holder: PresenceHolder, client: ClientId): boolean => {
    const owner = ownerOf(client)
    if (holder.who.access === 'write' ? owner !== undefined && owner !== holder.who.account : owner !== undefined) return false
    const other = seen.get(client)?.holder.who.account ?? left.get(client)?.account
    return other === undefined || other === holder.who.account
  }

  const take = (holder: PresenceHolder, client: ClientId): Seen => {
    const former = seen.get(client)
    if (former) byHolder.delete(former.holder)
    // One more than what the other server will say when it notices that they have left.
    const there = elsewhere(client)
    const last = former ? former.clock + former.ahead : (left.get(client)?.clock ?? (there === undefined ? undefined : there + 1))
    left.delete(client)
    const shown = holder.who.access === 'read' || (ownerOf(client) === holder.who.account && onDisk(client))
    const nothing = new Uint8Array()
    const entry = {
      client,
      holder,
      stamp: stampOf(holder.who),
      raw: nothing,
      state: nothing,
      clock: -1,
      ahead: last === undefined ? 0 : last + 1,
      shown,
    }
    seen.set(client, entry)
    byHolder.set(holder, entry)
    return entry
  }

  const update = (entry: Seen, { clock, state }: AwarenessEntry): { byHand: boolean } | null => {
    if (clock <= entry.clock || clock > LATEST_CLOCK) return null
    const isNew = !Buffer.from(state.buffer, state.byteOffset, state.length).equals(entry.raw)
    // The first that a connection says of itself comes by itself, after every lost connection.
    const byHand = isNew && entry.clock >= 0
    if (isNew) {
      const next = stamped(state, entry.stamp)
      if (next === null) return null
      entry.raw = state.slice()
      entry.state = next
    }
    entry.clock = clock
    if (entry.shown) announce(entry)
    return { byHand }
  }

  const leave = (holder: PresenceHolder) => {
    const entry = byHolder.get(holder)
    if (!entry) return
    const clock = entry.clock + entry.ahead + 1
    byHolder.delete(holder)
    echoes.delete(holder)
    seen.delete(entry.client)
    changes.delete(entry.client)
    left.set(entry.client, { clock, account: holder.who.account })
    const [oldest] = left.keys()
    if (left.size > REMEMBERED && oldest !== undefined) left.delete(oldest)
    if (entry.shown) changes.set(entry.client, { client: entry.client, clock, state: NOBODY })
  }

  return {
    receive(holder, bytes) {
      const entries = decodeAwareness(bytes)
      if (entries === null) return { type: 'malformed' }
      const own = byHolder.get(holder)
      // The first id that it speaks for is its own; a stock client also repeats the states of others.
      const entry = own
        ? entries.find(({ client }) => client === own.client)
        : entries.find((one) => !isNobody(one.state) && mayTake(holder, clientId(one.client)))
      if (!entry || entry.state.length > limits.presenceBytes) return { type: 'ignored' }
      if (own && isNobody(entry.state)) {
        leave(holder)
        return { type: 'accepted', byHand: false }
      }
      if (!own && !isPresentable(entry)) return { type: 'ignored' }
      const mine = own ?? take(holder, clientId(entry.client))
      const updated = update(mine, entry)
      if (updated === null) return { type: 'ignored' }
      if (own || mine.shown) return { type: 'accepted', ...updated }
      return { type: 'claim', client: mine.client, ...updated }
    },
    show(holder) {
      const entry = byHolder.get(holder)
      if (!entry || entry.shown) return
      entry.shown = true
      announce(entry)
    },
    leave,
    get changed() {
      return changes.size > 0
    },
    takeChanges() {
      if (changes.size === 0) return null
      const taken = { entries: [...changes.values()], echoes }
      changes.clear()
      if (echoes.size > 0) echoes = new Map()
      return taken
    },
    everybody(holder) {
      return [...seen.values()].filter((entry) => entry.shown && entry.holder !== holder).map(entryOf)
    },
    idOf: (holder) => byHolder.get(holder)?.client ?? null,
    has: (client) => seen.has(clientId(client)),
  }
}

const isNobody = (state: Uint8Array) => NOBODY.equals(state)

/** Of a client, or of another server: the clock is one that counts renewals, and browsers can read the state. */
export const isPresentable = ({ clock, state }: AwarenessEntry) => clock <= LATEST_CLOCK && stamped(state, 'null') !== null

const entryOf = ({ client, clock, ahead, state }: Seen): AwarenessEntry => ({ client, clock: clock + ahead, state })
