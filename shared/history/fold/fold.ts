// Folds a document's log into events, entry by entry. A function of the log alone: it may stop and resume at any entry (SPEC I5).

import type * as Y from 'yjs'
import { eventBroughtBack, isBroughtBack } from '../../broughtBack.ts'
import { DOCUMENTS } from '../../documents.ts'
import { type AccountId, type ClientId, clientId, type DocumentId, documentKind, isActs, type Seq } from '../../ids.ts'
import type { LogEntry } from '../../log/entryReader.ts'
import { replay } from '../../log/replay.ts'
import { OWN_FIELDS } from '../../roadmap/ownFields.ts'
import type { OwnFieldKey } from '../../roadmap/ownKeys.ts'
import { namesOfOwn, type OwnNames } from '../../roadmap/ownRows.ts'
import type { DocumentTable } from '../../schema/document.ts'
import { entryMap } from '../../schema/entries.ts'
import { schemasOfFields } from '../../schema/field.ts'
import { META_ROOT } from '../../schema/record.ts'
import { changedItems, clockBefore, clocksAfter } from '../../yjs/changedItems.ts'
import type { YjsType } from '../../yjs/item.ts'
import { type EventSubject, eventName, type HistoryEvent, subjectKey } from '../events.ts'
import { actHappenings, faceOfAct } from './actHappenings.ts'
import { collect, nameRoots } from './collect.ts'
import { createCreations } from './creations.ts'
import { readUpdates } from './entryUpdates.ts'
import { type Happening, happeningsOf } from './happenings.ts'
import { hiddenIn } from './hidden.ts'
import { createMovedRanges, type MovedRange } from './movedRanges.ts'
import { readMoves } from './moves.ts'
import { createRemovedTexts, type Removed } from './removedTexts.ts'
import { searchWordsOf } from './searchWords.ts'
import { isOfFace, type SubjectName, subjectNameOf } from './subjectNames.ts'
import { createTextGroups, type StoredTexts } from './textGroups.ts'
import { visibilityOf } from './visibility.ts'

interface Fold {
  /** Applies an entry to the document and collects its events. */
  readonly apply: (entry: LogEntry, context: EntryContext) => void
  /** Number of collected events that have not been taken. */
  readonly waiting: () => number
  readonly take: () => Happened
}

/** Context that the entry itself does not contain. */
export interface EntryContext {
  readonly offline: HistoryEvent['offline']
  /** For an entry that was brought back: owner of the id; null if unknown. */
  readonly owner: AccountId | null
}

export interface Happened {
  /** New events, and groups of text edits that were extended. */
  readonly events: readonly WordedEvent[]
  /** Subjects whose title may have changed. */
  readonly faces: readonly SubjectName[]
  readonly moved: readonly MovedByEntry[]
  /** By entry: the current part of what it deleted that may be restored. */
  readonly removed: readonly Removed[]
  /** Number of entries that were read. */
  readonly entries: number
}
/** Text that one entry moved. */
export interface MovedByEntry {
  readonly seq: Seq
  readonly ranges: readonly MovedRange[]
}
export interface WordedEvent {
  readonly event: HistoryEvent
  readonly words: string
}

interface Origin {
  readonly document: DocumentId
  /** State at the entry before the first that is applied. */
  readonly doc: Y.Doc
  readonly owners: ReadonlyMap<ClientId, AccountId>
  readonly texts: StoredTexts
  /** Creations that may still be extended, in the form of `createBirths`. */
  readonly births: readonly HistoryEvent[]
  readonly moved: readonly MovedRange[]
  readonly removed: readonly Removed[]
}

export const createFold = ({ document, doc, owners, texts, ...before }: Origin): Fold => {
  const table = DOCUMENTS[documentKind(document)]
  const roots = nameRoots(doc, table.schema)
  const known = new Map<number, AccountId>(owners)
  const groups = createTextGroups(texts)
  const births = createCreations(before.births)
  const events = new Map<string, WordedEvent>()
  const faces = new Map<string, SubjectName>()
  const moved = createMovedRanges(before.moved)
  const removed = createRemovedTexts(before.removed)
  const fresh: MovedByEntry[] = []
  let entries = 0
  let current: { readonly entry: LogEntry; readonly context: EntryContext } | null = null
  let latest = 0

  const read = (transaction: Y.Transaction) => {
    if (!current) return
    const { entry, context } = current
    // Bringing back what another person has written does not make one its author.
    if (!isBroughtBack(entry))
      for (const client of clocksAfter(transaction).keys())
        if (!known.has(client) && isNew(transaction, client)) known.set(client, entry.author)
    const visibility = visibilityOf(transaction)
    const ownerOf = (client: number) => known.get(clientId(client)) ?? null
    const updates = readUpdates(entry.updates)
    const changes = changedItems(transaction)
    const moves = readMoves({ changes, visibility, entry, updates, moved, removed, ownerOf })
    if (moves.ranges.length > 0) fresh.push({ seq: entry.seq, ranges: moves.ranges })
    const happenings = isActs(document)
      ? actHappenings(entry)
      : happeningsOf(
          collect({
            transaction,
            visibility,
            roots,
            changes,
            moves,
            updates,
            hidden: hiddenIn(transaction, changes, entry.updates, roots),
          }),
          {
            table,
            titleOf: (subject) => subjectNameOf(doc, table, subject).title,
            ownerOf,
            ownField: (key) => ownNamesIn(doc, key),
            writer: isBroughtBack(entry) ? context.owner : entry.author,
            born: entry.seq === 1 && table.self ? () => ownContent(transaction, table, roots) : null,
          },
        )
    let ord = 0
    for (const happening of happenings) if (record(happening, ord)) ord += 1
    latest = entry.at
    entries += 1
  }
  /** True for a new event, false if a group was extended. */
  const record = (happening: Happening, ord: number): boolean => {
    if (!current) return false
    const { subject, field, what } = happening
    const head = headOf(current.entry, { document, ord, ...current.context, subject, field })
    const birth = what.type === 'restored' ? births.completed(head) : null
    const event: HistoryEvent = birth ?? (what.type === 'text' ? groups.join(head, what) : { ...head, change: what })
    births.note(event, head)
    if (what.type === 'moved') groups.passed(head)
    const face = isActs(document) ? faceOfAct(happening) : subjectNameOf(doc, table, subject)
    events.set(eventName(event), { event, words: searchWordsOf(event, face) })
    if (isActs(document) ? face.title.es !== '' : isOfFace(subject, field)) faces.set(subjectKey(subject), face)
    return event.seq === head.seq && event.ord === ord
  }
  doc.on('afterTransaction', read)

  return {
    apply(entry, context) {
      current = { entry, context }
      try {
        replay(doc, entry.updates)
      } finally {
        current = null
      }
    },
    waiting: () => events.size,
    take() {
      const [read, named] = [[...events.values()], [...faces.values()]]
      const happened = { events: read, faces: named, moved: fresh.splice(0), removed: removed.changed(), entries }
      events.clear()
      faces.clear()
      entries = 0
      groups.prune(latest)
      births.prune(latest)
      return happened
    },
  }
}

const isNew = (transaction: Y.Transaction, client: number) => (clocksAfter(transaction).get(client) ?? 0) > clockBefore(transaction, client)

const authorOf = (entry: LogEntry, { owner }: EntryContext): AccountId => (isBroughtBack(entry) ? (owner ?? entry.author) : entry.author)

interface About extends EntryContext {
  readonly document: DocumentId
  readonly ord: number
  readonly subject: EventSubject
  readonly field: string | null
}
const headOf = (entry: LogEntry, { document, ord, offline, owner, subject, field }: About) => ({
  document,
  seq: entry.seq,
  ord,
  at: entry.at,
  author: authorOf(entry, { offline, owner }),
  delegation: entry.delegation,
  meeting: entry.meeting,
  offline,
  ...(entry.kind === 'token' && entry.source !== null ? { token: entry.source } : {}),
  ...(isBroughtBack(entry) ? eventBroughtBack({ by: entry.author, known: owner !== null }) : {}),
  subject,
  field,
})

/** How it is called now; of a list, all of its choices. */
const ownNamesIn = (doc: Y.Doc, key: OwnFieldKey): OwnNames | null => {
  const map = entryMap(doc, OWN_FIELDS, key)
  return map && namesOfOwn(OWN_FIELDS.read(map, key))
}

/** Fields of a document that is a subject itself, after its first entry. */
const ownContent = (transaction: Y.Transaction, table: DocumentTable, roots: ReadonlyMap<YjsType, string>): unknown => {
  const visibility = visibilityOf(transaction)
  const own = schemasOfFields(table.self?.fields ?? {})
  const content = [...roots].flatMap(([type, name]): [string, unknown][] => {
    const inside = visibility.contentOf(type, 'after')
    if (name !== META_ROOT) return Object.hasOwn(own, name) ? [[name, inside]] : []
    const values = typeof inside === 'object' && inside !== null ? Object.entries(inside) : []
    return values.filter(([key]) => !table.silent.has(key))
  })
  return Object.fromEntries(content)
}
