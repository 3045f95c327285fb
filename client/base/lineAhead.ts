// The connection of the plan on a new device, opened as soon as it is known who has signed in: the code that will use it may still be on its way, and
// two round trips pass meanwhile. What it receives waits; with another state or another account than it was opened for, it is not used.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import { areBlocked } from './blockedUpgrades.ts'
import { HOLDS_NOTHING, lineAddress, liveUrl } from './lineAddress.ts'

interface Ahead {
  readonly document: DocumentId
  readonly life: string
  readonly url: string
  readonly socket: WebSocket
  /** In their order. */
  readonly received: readonly MessageEvent[]
}
let ahead: Ahead | null = null

/** Code that has not come by then may never come. */
const LONGEST_WAIT = 20_000

export const openLineAhead = (account: AccountId, document: DocumentId): void => {
  if (ahead || areBlocked(Date.now())) return
  const life = crypto.randomUUID()
  const url = lineAddress(liveUrl(), { document, account, life, holds: HOLDS_NOTHING })
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  const received: MessageEvent[] = []
  socket.onmessage = (event) => void received.push(event)
  const mine: Ahead = { document, life, url, socket, received }
  ahead = mine
  const drop = () => {
    if (ahead !== mine) return
    ahead = null
    socket.close()
  }
  // Opening the document connects again, and finds out why it was closed.
  socket.onclose = drop
  setTimeout(drop, LONGEST_WAIT)
}

/** The name that this copy of the document must have, so that the connection is its own. */
export const lifeAhead = (document: DocumentId): string | null => (ahead?.document === document ? ahead.life : null)

/** Once; null where there is none for exactly this address. */
export const takeLineAhead = (url: string): Pick<Ahead, 'socket' | 'received'> | null => {
  const found = ahead
  if (found === null) return null
  if (found.url === url) {
    ahead = null
    return found
  }
  // The plan turned out to have something on this device.
  if (url.startsWith(found.url.slice(0, found.url.indexOf('?') + 1))) {
    ahead = null
    found.socket.close()
  }
  return null
}
