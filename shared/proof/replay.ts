// Replays a log from its first entry: state and history with their digests, at any entry.
import * as Y from 'yjs'
import { createFold, type MovedByEntry, type WordedEvent } from '../history/fold/fold.ts'
import { HISTORY_VERSION } from '../history/fold/historyVersion.ts'
import { createOfflineWindows } from '../history/fold/offline.ts'
import type { SubjectName } from '../history/fold/subjectNames.ts'
import { storedTexts } from '../history/fold/textGroups.ts'
import { type AccountId, type ClientId, type DocumentId, instant, type Seq, seq } from '../ids.ts'
import type { Sha256 } from '../log/entry.ts'
import { DamagedLogError, type EntryReader, type LogEntry } from '../log/entryReader.ts'
import { createHistoryDigester } from './historyDigest.ts'
import { createStateDigester } from './stateDigest.ts'

export interface ReplayOrigin {
  readonly document: DocumentId
  readonly log: EntryReader
  readonly owners: ReadonlyMap<ClientId, AccountId>
  /** Owner of the edits that were brought back. */
  readonly attributions: readonly { readonly seq: Seq; readonly owner: AccountId | null }[]
  /** Every event, also when one is extended; and names of subjects. */
  readonly onEvent?: (event: WordedEvent) => void
  readonly called?: (face: SubjectName) => void
  /** Text that an entry only moved. */
  readonly moved?: (moved: MovedByEntry) => void
}

export interface Replay {
  readonly doc: Y.Doc
  seq(): Seq
  at(): number
  /** Continues. Throws `DamagedLogError` for an entry with an invalid update. */
  advance(upTo: Seq): Promise<void>
  state(): Uint8Array
  history(): Uint8Array
  dispose(): void
}

/** Maximum number of pending events. */
const CHUNK = 100

export const createReplay = (sha256: Sha256, origin: ReplayOrigin): Replay => {
  const { document, log, owners, attributions, onEvent, called, moved } = origin
  const doc = new Y.Doc({ gc: true, guid: document })
  const fold = createFold({ document, doc, owners, texts: storedTexts([]), births: [], moved: [], removed: [] })
  const offline = createOfflineWindows(log, document)
  const ownerOf = new Map(attributions.map(({ seq, owner }) => [seq, owner]))
  const states = createStateDigester(sha256, document, doc)
  const history = createHistoryDigester(sha256, document, HISTORY_VERSION)
  let reached = seq(0)
  let at = instant(0)
  const take = () => {
    const { events, faces, ...happened } = fold.take()
    for (const worded of events) {
      history.put(worded.event)
      onEvent?.(worded)
    }
    for (const face of faces) called?.(face)
    for (const one of happened.moved) moved?.(one)
  }
  const apply = async (entry: LogEntry) => {
    const known = { offline: await offline.of(entry), owner: ownerOf.get(entry.seq) ?? null }
    try {
      fold.apply(entry, known)
    } catch {
      // Yjs reports what is no update by throwing.
      throw new DamagedLogError(document, entry.seq, 'it holds what is no update')
    }
  }

  return {
    doc,
    seq: () => reached,
    at: () => at,
    async advance(upTo) {
      if (upTo <= reached) return
      for await (const entry of log.read(document, reached, upTo)) {
        await apply(entry)
        reached = entry.seq
        at = entry.at
        if (fold.waiting() >= CHUNK) take()
      }
      take()
    },
    state: () => states.digest(),
    history: () => history.digest(),
    dispose: () => doc.destroy(),
  }
}
