// GET /api/groups/:group/installation: how the whole installation is doing, in counts and times; of no person and of no text.
import type { Instant } from '../ids.ts'

export interface Installation {
  readonly now: Instant
  readonly version: string
  readonly engine: 'sqlite' | 'postgres'
  /** Of the server that answers: what it counts, it counts since then. */
  readonly startedAt: Instant
  readonly work: {
    /** The newest entry of any log, through whichever server. */
    readonly writtenAt: Instant | null
    /** For how long the oldest update that is not on disk waits here, in milliseconds. */
    readonly unsavedFor: number
    /** Of 100 updates 95 waited no longer for their acknowledgement in the last five minutes; null when there were too few to say. */
    readonly ackMs: number | null
    /** The last write failed: nothing that people do can be kept now. */
    readonly failing: boolean
  }
  readonly logs: {
    readonly documents: number
    /** Not as they were written, by the last check. */
    readonly damaged: number
    /** Cannot be opened here. */
    readonly unreadable: number
    readonly checkedAt: Instant | null
    readonly signedAt: Instant | null
    /** When the server that answers last went round and signed what had grown; null before its first round. */
    readonly signingAt: Instant | null
    /** Entries that history has not read yet. */
    readonly behind: number
  }
  /** The database's file; null where it is no file of ours (PostgreSQL). */
  readonly file: {
    readonly checkedAt: Instant | null
    /** Places that a check of the file found damaged: in what is read anew from the logs, in the logs, and in all other rows. */
    readonly damaged: { readonly derived: number; readonly log: number; readonly rows: number }
    /** Checkpoints that were skipped because they cannot be read. */
    readonly checkpoints: number
    /** Tables that were read anew from the logs when the server started. */
    readonly mended: number
  } | null
  readonly backupAt: Instant | null
  readonly people: { readonly connections: number; readonly documents: number }
  readonly servers: {
    readonly bus: 'alone' | 'joined' | 'lost'
    readonly count: number
    /** By how many milliseconds the clock of the server that answers is ahead of the database's; null where they are one. */
    readonly clockAhead: number | null
  }
  readonly space: { readonly database: number; readonly free: number | null; readonly disk: number | null }
  readonly refusals: readonly RefusalCount[]
}

/** `where`: an update that was refused for good, a connection before it stood, or a request. */
export interface RefusalCount {
  readonly where: 'update' | 'upgrade' | 'http'
  readonly why: string
  readonly count: number
}
