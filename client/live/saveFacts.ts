// The facts of the save status of one life of a document, and the only function that computes it.
import { createSignal } from 'solid-js'
import { documentKind, type Instant, instant } from '../../shared/ids.ts'
import { isSameStatus, LONG_AFTER, SLOW_AFTER, saveStatus } from './durability.ts'
import type { OpenDeps } from './openDeps.ts'
import type { PendingEdits } from './pendingEdits.ts'
import type { BringingBack, LinkState, SaveStatus } from './types.ts'

interface Needs extends Pick<OpenDeps, 'id' | 'clock' | 'setAside' | 'expectedAccess' | 'networkSeemsGone'> {
  readonly edits: Pick<PendingEdits, 'waiting' | 'waitingSince' | 'storage'>
  readonly awaySince: () => number | null
}

export type SaveFacts = ReturnType<typeof createSaveFacts>

/** After facts were set, `refresh` is called. */
export const createSaveFacts = (deps: Needs) => {
  const { clock, edits } = deps
  const [ready, setReady] = createSignal(false)
  const [link, setLinkState] = createSignal<LinkState>({ type: 'offline', retryAt: null })
  const [serverAccess, setServerAccess] = createSignal<'read' | 'write' | null>(null)
  const [lastConfirmed, setLastConfirmed] = createSignal<Instant | null>(null)
  const [waiting, setWaiting] = createSignal(0)
  const [setAside, setSetAside] = createSignal(deps.setAside)
  const [locked, setLocked] = createSignal(false)
  const [bringingBack, setBringingBack] = createSignal<BringingBack>({ type: 'none' })
  const [status, setStatus] = createSignal<SaveStatus>({ type: 'loading' }, { equals: isSameStatus })
  const access = () => serverAccess() ?? deps.expectedAccess()
  let everTried = false
  let damaged = false
  let disposed = false
  let cancelSlow = () => {}
  let cancelLong = () => {}

  /** Everything that may change the save status calls this. */
  const refresh = () => {
    if (disposed) return
    const now = clock.now()
    const since = edits.waitingSince()
    const away = deps.awaySince()
    const slow = since !== null && now - since >= SLOW_AFTER
    const long = deps.networkSeemsGone() || (away !== null && now - away >= LONG_AFTER)
    const notice = setAside()
    setWaiting(edits.waiting())
    setStatus(
      saveStatus({
        ready: ready(),
        link: link(),
        access: access(),
        sealed: documentKind(deps.id) === 'meeting' && deps.expectedAccess() === 'write',
        locked: locked(),
        waiting: edits.waiting(),
        slow,
        lastConfirmed: lastConfirmed(),
        storage: edits.storage(),
        refused: notice && notice.reason !== 'server-lost-edits' ? notice.reason : null,
        bringingBack: bringingBack(),
        serverLost: notice?.reason === 'server-lost-edits',
        damaged,
        away: everTried ? (long ? 'long' : 'short') : 'never',
      }),
    )
    cancelSlow()
    cancelLong()
    if (since !== null && !slow) cancelSlow = clock.after(since + SLOW_AFTER - now, refresh)
    if (away !== null && !long) cancelLong = clock.after(away + LONG_AFTER - now, refresh)
  }

  return {
    ready,
    link,
    access,
    lastConfirmed,
    waiting,
    setAside,
    status,
    canWrite: () => access() === 'write' && link().type !== 'ended' && !locked(),
    setReady: () => void setReady(true),
    setLink: (next: LinkState) => {
      if (next.type === 'offline' || next.type === 'ended') everTried = true
      setLinkState(next)
    },
    /** Null: to be asked again. */
    setServerAccess,
    setConfirmed: (at = clock.now()) => void setLastConfirmed(instant(at)),
    setLocked,
    setBringingBack,
    /** Whether damage was the reason for which the connection was last closed. */
    setDamaged: (is: boolean) => {
      damaged = is
    },
    dismissSetAside: () => {
      setSetAside(null)
      setBringingBack({ type: 'none' })
      refresh()
    },
    refresh,
    dispose: () => {
      disposed = true
      cancelSlow()
      cancelLong()
    },
  }
}
