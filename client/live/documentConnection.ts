// The connection of one document to the server: the sync, presence and recovery over it, and what is set aside when the server ends this life.
import * as Y from 'yjs'
import { BRING_BACK } from '../../shared/broughtBack.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { UPDATE_REFUSALS } from '../../shared/updateRefusals.ts'
import { isEmptyDocument } from '../../shared/yjs/structStore.ts'
import { createConnector } from './connector.ts'
import { inAddress } from './inAddress.ts'
import type { Incoming } from './incoming.ts'
import type { SetAsideReason } from './offline/documentStore.ts'
import type { OpenDeps, UnsentDocument } from './openDeps.ts'
import type { PendingEdits } from './pendingEdits.ts'
import type { LivePresence } from './presence.ts'
import { createDeviceRecovery } from './recovery/recovering.ts'
import type { SaveFacts } from './saveFacts.ts'
import { type LiveSyncConnection, startSyncConnection } from './syncConnection.ts'
import type { LinkState } from './types.ts'

interface Needs {
  readonly deps: OpenDeps
  readonly doc: Y.Doc
  readonly incoming: Incoming
  readonly pending: PendingEdits
  readonly presence: LivePresence
  readonly facts: SaveFacts
  /** The first sync of a connection is complete. */
  readonly firstRoundMade: () => void
}

export const createDocumentConnection = ({ deps, doc, incoming, pending, presence, facts, firstRoundMade }: Needs) => {
  let connection: LiveSyncConnection | null = null
  let over = false

  const unsentBecause = (reason: SetAsideReason): UnsentDocument => {
    const edits = pending.waiting()
    // What the server has lost, or refuses without having been sent an edit, is only in the whole document.
    const whole = reason === 'server-lost-edits' || edits === 0
    return { reason, edits, made: pending.madeHere(), update: whole ? Y.encodeStateAsUpdate(doc) : pending.unsent() }
  }
  const endWith = (reason: SetAsideReason) => {
    if (over) return
    over = true
    connector.stop()
    deps.refused(unsentBecause(reason))
  }
  const denied = (reason: string) => {
    const known = UPDATE_REFUSALS.find((refusal) => refusal === reason)
    if (known === 'read-only' && pending.waiting() === 0) {
      facts.setServerAccess('read')
      facts.refresh()
    } else endWith(known ?? 'foreign-content')
  }

  const recovering = createDeviceRecovery({
    document: deps.id,
    account: deps.account,
    doc,
    made: pending.madeHere,
    copies: deps.lostByServer,
    tookBack: deps.tookBack,
    changed: (state) => {
      facts.setBringingBack(state)
      facts.refresh()
    },
  })

  const converse = (send: (bytes: Uint8Array) => void) => {
    recovering.begin(send)
    connection = startSyncConnection({
      doc,
      incoming,
      clock: deps.clock,
      send,
      made: pending.made,
      waiting: pending.waiting,
      waitingUpdates: pending.waitingUpdates,
      mayAnswer: (serverState) => {
        const lost = pending.lacksOthers(serverState)
        if (lost) endWith('server-lost-edits')
        return !lost
      },
      access: (granted) => {
        facts.setServerAccess(granted)
        facts.refresh()
      },
      confirmed: (upTo) => {
        pending.confirm(upTo)
        facts.setConfirmed()
        facts.refresh()
      },
      // The document can be read before the rest of the first sync, one round trip later, is complete.
      synced: () => {
        facts.setReady()
        facts.refresh()
      },
      live: () => {
        facts.setReady()
        if (facts.lastConfirmed() === null) facts.setConfirmed()
        connector.live()
        recovering.live()
        firstRoundMade()
      },
      denied,
      presence: presence.receive,
      askedForPresence: presence.announce,
      news: (of) => {
        if (of === BRING_BACK) recovering.opened()
        deps.news(of)
      },
      unverified: recovering.unverified,
      broughtBack: recovering.recovered,
      notBroughtBack: recovering.refused,
    })
    return connection
  }

  const linkChanged = (next: LinkState) => {
    if (next.type === 'offline' || next.type === 'ended') presence.forget()
    facts.setLink(next)
    if (next.type === 'ended' && next.why === 'signIn') deps.signInNeeded()
    if (next.type === 'ended' && (next.why === 'notAMember' || next.why === 'notFound')) deps.accessLost(unsentBecause('read-only'))
    if (next.type === 'ended' && next.why === 'lostByServer' && !isEmptyDocument(doc)) endWith('server-lost-edits')
    facts.refresh()
  }

  const connector = createConnector({
    ...deps,
    url: () => `${deps.liveUrl}${deps.id}?${inAddress(deps.account, doc)}`,
    converse,
    changed: linkChanged,
    lost: (code) => {
      facts.setDamaged(code === CLOSE_CODES.damaged)
      if (code === CLOSE_CODES.accessChanged) {
        facts.setServerAccess(null)
        deps.accessChanged()
      }
      // A frame that is too big would be sent again forever, so waiting edits are set aside as after a refusal.
      if (code === CLOSE_CODES.tooBig && pending.waiting() > 0) endWith('too-large')
    },
  })

  return {
    connector,
    edited: (update: Uint8Array) => connection?.edited(update),
    sendPresence: (update: Uint8Array) => connection?.sendPresence(update),
    /** Whether the server has ended this life: what waited was set aside. */
    isOver: () => over,
  }
}
