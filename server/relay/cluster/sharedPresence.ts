// Who is in a document's rooms, on all servers: this one's presence, which is sent to the others, and theirs, which is received here.
import type { AccountId, ClientId, DocumentId } from '../../../shared/ids.ts'
import type { Bus } from '../../bus/bus.ts'
import type { Clock } from '../../clock.ts'
import { type AwarenessEntry, decodeAwareness, encodeAwarenessEntries } from '../awareness.ts'
import { createRoomPresence, isPresentable, LATEST_CLOCK, type PresenceHolder, type PresenceNeeds, type RoomPresence } from '../presence.ts'

export interface SharedPresence extends RoomPresence {
  /** It waits for its claim, which this tick brings to the disk. */
  hide(holder: PresenceHolder, until: { readonly tick: number; readonly client: ClientId }): void
  showUpTo(tick: number): void
  /** These ids belong to somebody else. */
  giveUp(clients: ReadonlySet<ClientId>): void
  /** From another server; null asks who is here. */
  hear(update: Uint8Array | null): void
  /** Is somebody of this account in the document's room on another server, as that server says? */
  isElsewhere(account: AccountId): boolean
  /** Periodically: people without renewals were on a server that is gone. */
  sweep(): void
}

interface Needs extends Omit<PresenceNeeds, 'elsewhere'> {
  readonly document: DocumentId
  readonly bus: Bus
  readonly clock: Clock
}
interface RemoteState extends AwarenessEntry {
  readonly at: number
}

/** Clients renew their presence every 15 s. */
const SILENT_MS = 40_000
/** Bytes of a name, a delegation and an account. */
const MOST_STAMP = 4_096

export const createSharedPresence = (needs: Needs): SharedPresence => {
  const { document, bus, clock, limits } = needs
  const hidden = new Map<PresenceHolder, { readonly tick: number; readonly client: ClientId }>()
  const there = new Map<number, RemoteState>()
  let news = new Map<number, AwarenessEntry>()
  const here = createRoomPresence({ ...needs, elsewhere: (client) => there.get(client)?.clock })

  const publish = (entries: readonly AwarenessEntry[]) => {
    if (bus.state !== 'alone' && entries.length > 0) bus.publish({ type: 'presence', document, update: encodeAwarenessEntries(entries) })
  }
  /** Browsers read it as it is: what no server of ours has stamped stays here. */
  const isSound = (entry: AwarenessEntry) =>
    isNobody(entry) ? entry.clock <= LATEST_CLOCK : entry.state.length <= limits.presenceBytes + MOST_STAMP && isPresentable(entry)
  const hearOf = (entry: AwarenessEntry) => {
    const known = there.get(entry.client)
    // Somebody who is here was there a moment ago.
    if (here.has(entry.client) || (known && known.clock >= entry.clock)) return
    // A view into a message.
    const kept = { ...entry, state: entry.state.slice() }
    if (isNobody(entry)) there.delete(entry.client)
    else there.set(entry.client, { ...kept, at: clock.elapsed() })
    if (known || !isNobody(entry)) news.set(entry.client, kept)
  }
  if (bus.state !== 'alone') bus.publish({ type: 'presence', document, update: null })

  const leave = (holder: PresenceHolder) => {
    hidden.delete(holder)
    here.leave(holder)
  }

  return {
    ...here,
    leave,
    hide: (holder, until) => void hidden.set(holder, until),
    showUpTo(tick) {
      for (const [holder, until] of hidden) {
        if (until.tick > tick) continue
        hidden.delete(holder)
        here.show(holder)
      }
    },
    giveUp(clients) {
      for (const [holder, { client }] of hidden) if (clients.has(client)) leave(holder)
    },
    get changed() {
      return here.changed || news.size > 0
    },
    takeChanges() {
      const own = here.takeChanges()
      if (own) publish(own.entries)
      if (news.size === 0) return own
      const taken = { entries: [...(own?.entries ?? []), ...news.values()], echoes: own?.echoes ?? new Map() }
      news = new Map()
      return taken
    },
    everybody: (holder) => [...here.everybody(holder), ...[...there.values()].filter(({ client }) => !here.has(client))],
    hear(update) {
      if (update === null) return publish(here.everybody(null))
      for (const entry of decodeAwareness(update) ?? []) if (isSound(entry)) hearOf(entry)
    },
    isElsewhere: (account) => [...there.values()].some(({ state }) => accountOf(state) === account),
    sweep() {
      for (const { client, clock: last, at } of [...there.values()])
        if (clock.elapsed() - at > SILENT_MS) hearOf({ client, clock: last + 1, state: NOBODY })
    },
  }
}

/** As `stampPresence.ts` has written it at the end of the state. */
const accountOf = (state: Uint8Array): unknown => {
  try {
    const said: { user?: { account?: unknown } } | null = JSON.parse(Buffer.from(state).toString('utf8'))
    return said?.user?.account
  } catch {
    // No JSON: an empty state.
    return null
  }
}

const NOBODY = Buffer.from('null')
const isNobody = ({ state }: AwarenessEntry) => NOBODY.equals(state)
