// After a restore: what this device had set aside, because the server had lost some of it, is offered while an operator has opened
// recovery; and whatever has come back under ids of this account is vouched for, where this device itself has made it.
import * as Y from 'yjs'
import { schemaOf } from '../../../shared/documents.ts'
import type { AccountId, DocumentId } from '../../../shared/ids.ts'
import { encodeBringBack, encodeProbe, encodeVouch, type IdRange } from '../../../shared/protocol/frame.ts'
import type { UnsentCopy } from '../../base/unsentCopies.ts'
import type { MadeHere } from '../offline/documentStore.ts'
import { writeToken } from '../probe.ts'
import type { BringingBack } from '../types.ts'
import { discardUnconfirmedOfOthers } from './othersWords.ts'
import { isPresent, ownUpdates } from './ownUpdates.ts'
import { updatesByClient } from './updatesByClient.ts'

export interface RecoveringNeeds {
  readonly document: DocumentId
  readonly account: AccountId
  /** What the server holds, once the line is live. */
  readonly doc: Y.Doc
  readonly made: () => MadeHere
  readonly copies: () => Promise<readonly UnsentCopy[]>
  readonly tookBack: (copy: UnsentCopy) => Promise<void>
  readonly changed: (state: BringingBack) => void
}

interface Recovering {
  /** Another line: whatever was going on on the last one begins anew. */
  begin(send: (bytes: Uint8Array) => void): void
  /** What the server holds is here. */
  live(): void
  /** An operator has opened it. */
  opened(): void
  /** All that was offered is on the server's disk. */
  recovered(): void
  refused(): void
  /** These ranges stand under ids of this account through somebody else. */
  unverified(ranges: readonly IdRange[]): void
}

interface Line {
  readonly send: (bytes: Uint8Array) => void
  live: boolean
  isOpen: boolean
  offered: { readonly copies: readonly UnsentCopy[]; readonly others: number } | null
  asked: readonly IdRange[]
}

export const createDeviceRecovery = ({
  document,
  account,
  doc,
  made: madeHere,
  copies,
  tookBack,
  changed,
}: RecoveringNeeds): Recovering => {
  let line: Line | null = null

  /** How many pieces of it are other people's. */
  const offer = ({ made = [] }: UnsentCopy, whole: Y.Doc, send: Line['send']): number => {
    const serverState = Y.decodeStateVector(Y.encodeStateVector(doc))
    discardUnconfirmedOfOthers(whole, { schemaOf: schemaOf(document), account, serverState })
    const own = new Set(made.map(([client]) => client))
    let others = 0
    for (const { client, update } of updatesByClient(whole, serverState)) {
      const isOwn = client !== null && own.has(client)
      if (client !== null && !isOwn) others += 1
      send(encodeBringBack(isOwn, update))
    }
    whole.destroy()
    return others
  }

  const offerAll = async (on: Line) => {
    const waiting = (await copies()).filter(({ recoveredAt }) => recoveredAt === undefined)
    if (on !== line || on.offered || waiting.length === 0) return
    const opened = waiting.flatMap((copy) => {
      const whole = openCopy(copy)
      return whole ? [{ copy, whole }] : []
    })
    if (opened.length < waiting.length) return changed({ type: 'failed' })
    changed({ type: 'running' })
    on.offered = { copies: waiting, others: opened.reduce((sum, { copy, whole }) => sum + offer(copy, whole, on.send), 0) }
    on.send(encodeProbe(writeToken({ type: 'bringBack' })))
  }

  /** What the server shows under our ids is compared here first: a copy that was set aside must not end this life. */
  const vouchByCopies = async (on: Line) => {
    const kept = on.asked.length > 0 ? await copies() : []
    if (on !== line) return
    for (const copy of kept) {
      const whole = openCopy(copy)
      if (!whole) continue
      for (const update of ownUpdates(whole, copy.made ?? [], on.asked)) if (isPresent(doc, update)) on.send(encodeVouch(update))
      whole.destroy()
    }
  }

  return {
    begin(send) {
      if (line?.offered) changed({ type: 'none' })
      line = { send, live: false, isOpen: false, offered: null, asked: [] }
    },
    live() {
      if (!line) return
      line.live = true
      if (line.isOpen) void offerAll(line)
      void vouchByCopies(line)
    },
    opened() {
      if (!line) return
      line.isOpen = true
      if (line.live) void offerAll(line)
    },
    recovered() {
      const offered = line?.offered
      if (!line || !offered) return
      line.offered = null
      changed({ type: 'done', others: offered.others })
      for (const copy of offered.copies) void tookBack(copy)
    },
    refused() {
      if (!line?.offered) return
      line.offered = null
      changed({ type: 'failed' })
    },
    unverified(ranges) {
      if (!line) return
      line.asked = ranges
      for (const update of ownUpdates(doc, madeHere(), ranges)) line.send(encodeVouch(update))
      if (line.live) void vouchByCopies(line)
    },
  }
}

/** One that cannot be read stays where it is, to be downloaded. */
const openCopy = ({ update }: UnsentCopy): Y.Doc | null => {
  const whole = new Y.Doc()
  try {
    Y.applyUpdate(whole, update)
    return whole
  } catch {
    // Yjs reports unreadable bytes by throwing; to us that is an expected answer.
    return null
  }
}
