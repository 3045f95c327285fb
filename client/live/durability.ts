// The save status, derived from the facts and never stored: what it says is true at this moment.
import type { Instant } from '../../shared/ids.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { BringingBack, LinkState, SaveStatus } from './types.ts'

export interface DurabilityFacts {
  /** The doc contains what this device or the server has. */
  readonly ready: boolean
  readonly link: LinkState
  readonly access: 'read' | 'write'
  /** Readers of this document may write in others: the document itself is closed. */
  readonly sealed: boolean
  /** The session has ended, and the page asks for the password. */
  readonly locked: boolean
  /** Edits of this device that the server has not confirmed. */
  readonly waiting: number
  /** The oldest waiting edit has waited for more than 400 ms; a shorter wait is not shown. */
  readonly slow: boolean
  readonly lastConfirmed: Instant | null
  /** Whether this device can store edits. */
  readonly storage: 'fine' | 'blocked' | 'full'
  /** Set until the reader has dismissed it. */
  readonly refused: UpdateRefusal | null
  readonly serverLost: boolean
  readonly bringingBack: BringingBack
  /** The last answer of the server was that the document's log is damaged. */
  readonly damaged: boolean
  /** How long the connection has been lost: `never` before the first attempt has ended, `long` after ten seconds or without a network. */
  readonly away: 'never' | 'short' | 'long'
}

export const SLOW_AFTER = 400
export const LONG_AFTER = 10_000

/** Whether this person may only read, in whatever state the document is. */
export const isObserver = (status: SaveStatus): boolean =>
  status.type === 'notLive' || (status.type === 'readOnly' && status.why === 'observer')

export const isSameStatus = (a: SaveStatus, b: SaveStatus): boolean => JSON.stringify(a) === JSON.stringify(b)

export const saveStatus = (facts: DurabilityFacts): SaveStatus => {
  const { link, waiting } = facts
  if (facts.locked) return { type: 'locked' }
  if (link.type === 'ended') {
    if (link.why === 'signIn') return { type: 'locked' }
    if (link.why === 'lostByServer' && facts.serverLost) return { type: 'serverLostEdits' }
    return link.why === 'pleaseReload' ? { type: 'reload' } : { type: 'ended', why: link.why }
  }
  if (facts.bringingBack.type === 'running' && link.type === 'live') return { type: 'bringingBack' }
  if (facts.bringingBack.type === 'done') return { type: 'broughtBack', others: facts.bringingBack.others }
  if (facts.bringingBack.type === 'failed') return { type: 'notBroughtBack' }
  if (facts.serverLost) return { type: 'serverLostEdits' }
  if (facts.refused) return { type: 'refused', why: facts.refused }
  if (facts.damaged && link.type !== 'live') return { type: 'damaged', waiting }
  if (!facts.ready && (link.type === 'live' || facts.away === 'never')) return { type: 'loading' }
  if (facts.access === 'read') {
    // A closed document does not change, so a missing connection does not matter.
    if (!facts.sealed && link.type !== 'live' && facts.away === 'long') return { type: 'notLive' }
    return { type: 'readOnly', why: facts.sealed ? 'closed' : 'observer' }
  }
  if (link.type === 'live') {
    if (facts.lastConfirmed !== null && (waiting === 0 || !facts.slow)) return { type: 'saved', at: facts.lastConfirmed }
    return { type: 'saving', waiting }
  }
  if (waiting > 0 && facts.storage === 'blocked') return { type: 'storageBlocked', waiting }
  if (waiting > 0 && facts.storage === 'full') return { type: 'storageFull', waiting }
  if (facts.away === 'never') return { type: 'loading' }
  return facts.away === 'long' ? { type: 'offline', waiting } : { type: 'reconnecting', waiting }
}
