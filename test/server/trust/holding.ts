// A server whose logs have something in them, with people who doubt it.
import * as Y from 'yjs'
import { createInThreadWork } from '../../../server/background/inThreadWork.ts'
import type { EntryDraft, UpdateLog } from '../../../server/log/log.ts'
import { type AccountId, actsId, type DocumentId, parseDelegationId, parseDocumentId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

export const PLAN = roadmapId(GROUP)
export const ACTS = actsId(GROUP)
const colombia = must(parseDelegationId('co'), 'a delegation')

export interface Trusting {
  readonly world: World
  readonly clock: FakeClock
  readonly chair: Visitor
  readonly observer: Visitor
  readonly account: AccountId
  readonly text: DocumentId
  /** So many entries more: each sets one value, under another client id than the call before. */
  readonly write: (document: DocumentId, entries: number, lettersEach?: number) => Promise<void>
}

/** `env`: `DATABASE_URL` for PostgreSQL. */
export const openTrusting = async (env: Readonly<Record<string, string>> = {}): Promise<Trusting> => {
  const clock = createFakeClock()
  const world = await openWorld({ ports: { clock, background: createInThreadWork }, env })
  const account = await world.addPerson('chair@example.org', 'chair')
  await world.addPerson('observer@example.org', 'observer')
  const chair = await signedIn(world, 'chair@example.org')
  const page = await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})
  return {
    world,
    clock,
    chair,
    observer: await signedIn(world, 'observer@example.org'),
    account,
    text: must(parseDocumentId(page.body.id), 'a page'),
    write: (document, entries, letters = 0) => writeTo(world.server.log, document, { account, entries, letters }),
  }
}

const writeTo = async (
  log: UpdateLog,
  document: DocumentId,
  { account, entries, letters }: { account: AccountId; entries: number; letters: number },
): Promise<void> => {
  const head = await log.head(document)
  const doc = new Y.Doc()
  doc.clientID = 1_000 + head.seq
  const setting = (value: number): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    doc.getMap('meta').set('value', letters === 0 ? value : `${value}`.padEnd(letters, 'x'))
    return Y.encodeStateAsUpdate(doc, before)
  }
  const drafts = Array.from(
    { length: entries },
    (_, index): EntryDraft => ({
      updates: [setting(index)],
      kind: 'live',
      author: account,
      delegation: colombia,
      source: index % 5 === 4 ? seq(1) : null,
    }),
  )
  await log.append([{ document, after: head, claims: [], drafts }])
}
