// A document kept in memory between projections, with what has changed since the last one. Each entry is applied once, for its history and for its
// projections.
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { createFold } from '../../shared/history/fold/fold.ts'
import { createOfflineWindows } from '../../shared/history/fold/offline.ts'
import { LONGEST_GAP_MS } from '../../shared/history/fold/textGroups.ts'
import { type DocumentId, type DocumentKind, documentKind, type Instant, instant, type Seq, seq } from '../../shared/ids.ts'
import { readPage } from '../../shared/page/read.ts'
import { pageBody } from '../../shared/page/write.ts'
import { ITEMS, STREAMS } from '../../shared/roadmap/layout.ts'
import { OWN_FIELDS } from '../../shared/roadmap/ownFields.ts'
import { readOwnFields } from '../../shared/roadmap/read.ts'
import { createAttributedOwners } from '../history/attributedOwners.ts'
import { CHUNK, type HistoryStore } from '../history/historyStore.ts'
import { replay } from '../log/checkpoints.ts'
import { entryBytes } from '../log/checkpointsForHistory.ts'
import type { UpdateLog } from '../log/log.ts'
import { LINKS, linkLines } from './linkLines.ts'
import { createPlanRecorder } from './planRecorder.ts'
import { projectGlossary } from './projectGlossary.ts'
import type { Projection } from './projection.ts'
import { projectMeeting } from './projectMeeting.ts'
import { projectRoadMap } from './projectRoadMap.ts'
import { watchKeys } from './watchKeys.ts'

export interface CachedDocument {
  readonly seq: () => Seq
  readonly at: () => Instant
  /** Number of entries read, those in its checkpoint included. */
  readonly entries: () => number
  /** Size of its input: an estimate of its memory. */
  readonly bytes: () => number
  /** Reads the log up to `upTo`, and saves the events. */
  readonly advance: (upTo: Seq) => Promise<void>
  /** Changes since the last call; all rows the first time. */
  readonly project: () => Projection
  readonly dispose: () => void
}

/** At the entry up to which history was saved; `advance` reads the rest and saves its events. */
export const loadCachedDocument = async (log: UpdateLog, document: DocumentId, history: HistoryStore): Promise<CachedDocument> => {
  const doc = new Y.Doc({ gc: true, guid: document })
  const changes = watch(document, doc)
  await history.prepare(document)
  const told = await history.cursor(document)
  const checkpoint = await log.checkpointAt(document, told)
  if (checkpoint) replay(doc, [checkpoint.state])
  let reached = checkpoint?.seq ?? seq(0)
  let at = instant(0)
  let entries: number = reached
  let bytes = checkpoint?.state.length ?? 0
  // The entry at a checkpoint is read for its time only.
  for await (const entry of log.read(document, seq(Math.max(0, reached - 1)), told)) {
    if (entry.seq > reached) {
      replay(doc, entry.updates)
      entries += 1
    }
    bytes += entryBytes(entry)
    reached = entry.seq
    at = entry.at
  }
  const after = await log.seqAt(document, instant(Math.max(0, at - LONGEST_GAP_MS - 1)))
  const [texts, births] = [await history.texts(document, after), await history.births(document, after)]
  const fold = createFold({ document, doc, owners: await log.owners(document), texts, births, ...(await history.moves(document)) })
  const offline = createOfflineWindows(log, document)
  const ownerOf = createAttributedOwners(log, document)
  const plan =
    documentKind(document) === 'roadmap'
      ? createPlanRecorder(document, doc, { start: told, lastWhole: await history.planReaches(document) })
      : null
  let saved = told
  const tell = async () => {
    const span = { from: saved, upTo: reached }
    await history.save(document, span, fold.take(), plan?.rows(span))
    saved = reached
  }

  return {
    seq: () => reached,
    at: () => at,
    entries: () => entries,
    bytes: () => bytes,
    async advance(upTo) {
      for await (const entry of log.read(document, reached, upTo)) {
        fold.apply(entry, { offline: await offline.of(entry), owner: await ownerOf(entry) })
        plan?.note(entry.seq)
        entries += 1
        bytes += entryBytes(entry)
        reached = entry.seq
        at = entry.at
        if (fold.waiting() >= CHUNK) await tell()
      }
      if (saved < reached) await tell()
    },
    project: changes,
    dispose: () => doc.destroy(),
  }
}

/** Complete the first time, then observed: observing while a state is loaded would cost an event per field. */
const watchRoadMap = (doc: Y.Doc): (() => Projection) => {
  let watched: Readonly<Record<'items' | 'streams' | 'fields', ReturnType<typeof watchKeys>>> | null = null
  let searched = ''
  /** What the search texts of items have from the group's own fields, such as the words of a choice: not the names of the fields. */
  const isSearchedAnew = () => {
    const before = searched
    searched = JSON.stringify(readOwnFields(doc).map(({ name: _, ...field }) => field))
    return searched !== before
  }
  return () => {
    if (watched) {
      const changed = { items: watched.items(), streams: watched.streams().size > 0 }
      return projectRoadMap(doc, watched.fields().size > 0 && isSearchedAnew() ? null : changed)
    }
    isSearchedAnew()
    watched = {
      items: watchKeys(rootMap(doc, ITEMS.root)),
      streams: watchKeys(rootMap(doc, STREAMS.root)),
      fields: watchKeys(rootMap(doc, OWN_FIELDS.root)),
    }
    return projectRoadMap(doc, null)
  }
}

/** A text is one title and one body, a session and a glossary not much more: they are read completely. */
const WATCHES: Readonly<Partial<Record<DocumentKind, (doc: Y.Doc) => () => Projection>>> = {
  roadmap: watchRoadMap,
  page: (doc) => () => projectPage(doc),
  meeting: (doc) => () => projectMeeting(doc),
  glossary: (doc) => () => projectGlossary(doc),
}

/** Other kinds (acts) have no title, and only a history. */
const NOTHING: Projection = { title: null, streams: null, meeting: null, texts: new Map(), whole: true }

const watch = (document: DocumentId, doc: Y.Doc): (() => Projection) => WATCHES[documentKind(document)]?.(doc) ?? (() => NOTHING)

/** All rows of the current document. */
export const projectWhole = (document: DocumentId, doc: Y.Doc): Projection => watch(document, doc)()

/** Projection of a text: title for lists, title and body for search, and links. Pure. */
const projectPage = (doc: Y.Doc): Projection => {
  const { title, body, archived } = readPage(doc)
  return {
    title,
    archived,
    streams: null,
    meeting: null,
    texts: new Map([
      ['title', title],
      ['body', body],
      [LINKS, linkLines((language) => pageBody(doc, language))],
    ]),
    whole: true,
  }
}
