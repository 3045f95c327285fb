// The port to what this device keeps of one document for one account. Two implementations, one contract suite.
// Edits of this device are numbered 1, 2, 3 … in the order they were made; those found at loading come first.
import type { UpdateRefusal } from '../../../shared/updateRefusals.ts'

export interface LoadedCopy {
  /** In the order they came; to be applied in one transaction. */
  readonly updates: readonly Uint8Array[]
  /** Edits that no answer of the server has covered yet: they have the numbers 1 to this. */
  readonly waiting: readonly Uint8Array[]
  /** When the server last confirmed to this device all that it held. */
  readonly confirmedAt: number | null
  /** Client ids that this account has used in this document on this device. */
  readonly ownIds: readonly number[]
  /** Under which ids edits were made on this device, and up to which clock of each. */
  readonly made: MadeHere
}
export type MadeHere = readonly (readonly [client: number, end: number])[]

/** Who may use a client id again: the tab that holds the slot's lock, if `clean`, i.e. everything made under it was confirmed. */
export interface SlotMark {
  readonly clientId: number
  readonly clean: boolean
}

export interface DocumentStore {
  load(): Promise<LoadedCopy>
  /** Keeps an update; `edit` is its number when it was made here and is not confirmed. */
  keep(update: Uint8Array, edit: number | null): void
  /** The server has every edit up to this number. */
  confirm(upTo: number): void
  /** Edits of this device end there. */
  saveMade(client: number, end: number): void
  saveConfirmed(at: number): void
  /** One update with all that this tab has read and written, in place of the pieces. Called when `pieces()` grows. */
  compact(whole: Uint8Array): void
  pieces(): number
  readSlot(slot: number): Promise<SlotMark | null>
  /** Resolves when the mark is on the device. */
  writeSlot(slot: number, mark: SlotMark): Promise<void>
  /** Edits that are not confirmed and not on the device either. */
  unkept(): number
  trouble(): 'fine' | 'blocked' | 'full'
  onChange(listener: () => void): void
  /** Resolves when all that was asked for so far is on the device, or cannot be. */
  settled(): Promise<void>
  /** Removes what this tab has read and written, after it was set aside; what another tab keeps stays. */
  forget(): Promise<void>
  close(): void
}

export type SetAsideReason = UpdateRefusal | 'server-lost-edits'
