// What the live document needs from the world: time, chance, a socket, and news that the world is awake again.

/** Time in milliseconds. `after` runs the task once; the returned function cancels it. */
export interface LiveClock {
  now(): number
  after(ms: number, task: () => void): () => void
  /** Runs the task when the present burst of edits is over. */
  soon(task: () => void): void
}

/** A number in [0, 1). */
export type Chance = () => number

export interface SocketPort {
  /** Where WebSockets are blocked. */
  readonly over?: 'http'
  send(bytes: Uint8Array): void
  /** After this no event comes any more. */
  close(): void
}
export interface SocketEvents {
  readonly opened: () => void
  readonly received: (bytes: Uint8Array) => void
  /** Once. A failure before `opened` has code 1006: a browser never sees the HTTP status. */
  readonly closed: (code: number) => void
}
export type OpenSocket = (url: string, events: SocketEvents) => SocketPort

/** Calls back when the network or the page comes back (`online`, visible again), and when the network seems gone. */
export type OnWake = (wake: () => void) => () => void
