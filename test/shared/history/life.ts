// The life of a group by a seed: people of three delegations write the plan, a text, a session and a glossary through our own writes, each in a
// copy that lags behind or is offline for a while; sessions come and go; and now and then somebody writes what no client of ours would.
import * as Y from 'yjs'
import type { EntryDraft, EntryKind, UpdateLog } from '../../../server/log/log.ts'
import { clientId, type DocumentId, type MeetingId, pageId, parseDocumentId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { createSettableClock } from '../../server/log/updateLogContract.ts'
import { ANA, BETO, CAROL, type Person } from '../../server/timeTravel/writers.ts'
import { someGlossaryEdit } from './glossaryEdits.ts'
import { someMeetingEdit } from './meetingEdits.ts'
import { somePageEdit } from './pageEdits.ts'
import { somePlanEdit } from './planEdits.ts'

export const PLAN = must(parseDocumentId('roadmap:tco'), 'a plan')
export const PAGE = pageId('text')
export const SESSION = must(parseDocumentId('meeting:m1'), 'a session')
export const GLOSSARY = must(parseDocumentId('glossary:tco'), 'a glossary')
export const DOCUMENTS: readonly DocumentId[] = [PLAN, PAGE, SESSION, GLOSSARY]
const PEOPLE: readonly Person[] = [ANA, BETO, CAROL]
const MEETINGS = ['m1', 'm2'].map((id) => must(parseMeetingId(id), 'a meeting'))

/** Opens a log of this clock, in which this session is going on. */
export type OpenLog = (world: {
  readonly clock: ReturnType<typeof createSettableClock>['clock']
  readonly meetingOf: () => MeetingId | null
}) => Promise<UpdateLog>

interface Copy {
  readonly doc: Y.Doc
  readonly person: Person
  seen: number
  /** State vector of what the server has of it, while it is offline. */
  offlineSince: Uint8Array | null
}

const EDITS: Readonly<Record<string, (dice: Dice) => (doc: Y.Doc) => void>> = {
  [PLAN]: somePlanEdit,
  [PAGE]: somePageEdit,
  [SESSION]: someMeetingEdit,
  [GLOSSARY]: someGlossaryEdit,
}

/** Writes `steps` entries or a few less; the same seed gives the same log, whatever keeps it. `each` is called after every one. */
export const live = async (
  open: OpenLog,
  { seed, steps, documents = DOCUMENTS }: { readonly seed: number; readonly steps: number; readonly documents?: readonly DocumentId[] },
  each: (log: UpdateLog, document: DocumentId) => Promise<void> = async () => undefined,
): Promise<UpdateLog> => {
  const dice = createDice(seed)
  const time = createSettableClock()
  let now = 1_700_000_000_000
  let meeting: MeetingId | null = null
  const log = await open({ clock: time.clock, meetingOf: () => meeting })
  const sent = new Map<DocumentId, Uint8Array[]>(documents.map((document) => [document, []]))
  const copies = new Map<string, Copy>()
  const copyOf = (document: DocumentId, person: Person): Copy => {
    const key = `${document} ${person.account}`
    const copy = copies.get(key) ?? { doc: new Y.Doc(), person, seen: 0, offlineSince: null }
    if (!copies.has(key)) copy.doc.clientID = 1_000 + dice.below(1_000_000)
    copies.set(key, copy)
    return copy
  }
  const catchUp = (document: DocumentId, copy: Copy) => {
    const updates = sent.get(document) ?? []
    copy.doc.transact((transaction) => {
      for (; copy.seen < updates.length; copy.seen++) Y.applyUpdate(copy.doc, updates[copy.seen] ?? new Uint8Array())
      transaction.local = true
    })
  }
  const append = async (document: DocumentId, { doc, person }: Copy, kind: EntryKind, updates: readonly Uint8Array[]) => {
    const draft: EntryDraft = { updates, kind, author: person.account, delegation: person.delegation, source: null }
    const claim = { client: clientId(doc.clientID), account: person.account }
    const after = await log.head(document)
    const answer = must((await log.append([{ document, after, claims: [claim], drafts: [draft] }])).get(document), 'an answer')
    if (!answer.ok) throw new Error(answer.why)
    sent.get(document)?.push(...updates)
    await each(log, document)
  }

  for (let step = 0; step < steps; step++) {
    now += dice.pick([0, 40, 900, 20_000, 400_000])
    time.set(now)
    if (dice.chance(0.04)) meeting = dice.pick([null, ...MEETINGS])
    const document = dice.pick(documents)
    const copy = copyOf(document, dice.pick(PEOPLE))
    const { doc } = copy
    if (copy.offlineSince === null && !dice.chance(0.25)) catchUp(document, copy)
    if (copy.offlineSince === null && dice.chance(0.06)) copy.offlineSince = Y.encodeStateVector(doc)
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    doc.on('update', collect)
    for (let edits = 1 + dice.below(3); edits > 0; edits--) must(EDITS[document], 'edits')(dice)(doc)
    doc.off('update', collect)
    if (copy.offlineSince !== null) {
      if (dice.chance(0.7)) continue
      // As our client answers the server's question for its state: in one piece, with all deletions that it knows.
      const piece = Y.encodeStateAsUpdate(doc, copy.offlineSince)
      copy.offlineSince = null
      await append(document, copy, 'sync', [piece])
    } else if (updates.length > 0) await append(document, copy, 'live', updates)
  }
  return log
}
