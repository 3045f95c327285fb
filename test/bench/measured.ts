// A server under measure, as the workloads see it: ours, a rival's, or the floor.
import type { Speech } from './speech.ts'

/** Where light clients connect. */
export interface Line {
  url(document: string): string
  /** Of the upgrade: a session's cookie, where one is needed. */
  readonly headers: Readonly<Record<string, string>>
  readonly speech: (document: string) => Speech
}

export interface Measured extends Line {
  /** CPU seconds used so far, all threads. */
  cpu(): number
  memoryMb(): number
  idle(maxMs?: number): Promise<void>
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server; on a folder that holds its storage this is a restart. */
export type Start = (dir: string) => Promise<Measured>
