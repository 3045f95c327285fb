// From the logs to deliveries: reads what was written since the cursor of each log and adds what the group's webhooks have chosen, in one
// transaction with the cursor. Cut short or done twice, nothing is lost and nothing added twice.
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import {
  actsId,
  type DocumentId,
  type GroupId,
  meetingOfDocument,
  parseDocumentId,
  type Random,
  roadmapId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'
import { readEvent } from '../history/readEvents.ts'
import { beginCursors, moveCursor, readCursors } from './cursors.ts'
import { addDelivery } from './deliveries.ts'
import { type ChangedSubject, changesOfPlan, decisionsMade, ofActs, type WebhookHappening } from './happenings.ts'

export interface QueueDeps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  readonly acts: Acts
}

/** What happened longer ago is not told: a server that was away, or had webhooks turned off, does not flood receivers. */
const NEWS_MS = 3 * 24 * 3_600_000

/** Groups that have webhooks, also stopped ones: their cursors go on. */
export const groupsWithWebhooks = (db: Store) => db.selectFrom('webhook').select('group_id').distinct().orderBy('group_id').execute()

/** Whether something was added. */
export const queueGroup = async (deps: QueueDeps, group: GroupId): Promise<boolean> => {
  const { db, acts } = deps
  const cursors = await readCursors(db, group)
  if (!cursors) {
    // After a restore: what happened before is not told.
    await db.transaction().execute((inside) => beginCursors(inside, group))
    return false
  }
  let isAdded = false
  const document = actsId(group)
  const from = cursors.get(document) ?? seq(0)
  const all = await acts.of(group)
  if (all.length > from) {
    const happened = ofActs({ group, document }, all.slice(from))
    isAdded = await add(deps, { group, document, from, to: seq(all.length) }, happened)
  }
  for (const { document, to } of await readTo(db, group)) {
    const from = cursors.get(document) ?? null
    if (to <= (from ?? 0)) continue
    const happened = await happenedIn(db, { group, document, from: from ?? seq(0), to })
    isAdded = (await add(deps, { group, document, from, to }, happened)) || isAdded
  }
  return isAdded
}

/** The plan and the sessions that the whole group may read, and how far their history has been read. */
const readTo = async (db: Store, group: GroupId): Promise<readonly { readonly document: DocumentId; readonly to: Seq }[]> => {
  const rows = await db
    .selectFrom('document')
    .innerJoin('projector', 'projector.document', 'document.id')
    .select(['document.id', 'projector.seq'])
    .where('document.group_id', '=', group)
    .where('document.kind', 'in', ['roadmap', 'meeting'])
    .where('projector.name', '=', HISTORY_PROJECTION)
    .where('projector.version', '=', HISTORY_VERSION)
    .execute()
  const shared = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('shared', '=', 1).execute()
  const ids = new Set(shared.map(({ id }) => id))
  return rows.flatMap((row) => {
    const document = parseDocumentId(row.id)
    const meeting = document && meetingOfDocument(document)
    if (!document || (meeting && !ids.has(meeting))) return []
    return [{ document, to: seq(Number(row.seq)) }]
  })
}

interface Span {
  readonly group: GroupId
  readonly document: DocumentId
  readonly from: Seq
  readonly to: Seq
}

const happenedIn = async (db: Store, { group, document, from, to }: Span): Promise<readonly WebhookHappening[]> => {
  const since = db.selectFrom('history_event').where('document', '=', document).where('last_seq', '>', from).where('seq', '<=', to)
  const meeting = meetingOfDocument(document)
  if (meeting) {
    const rows = await since.select('event').where('subject', 'like', 'decision:%').orderBy('seq').orderBy('ord').execute()
    return decisionsMade(
      { group, meeting },
      rows.map(readEvent).filter((event) => event.seq > from),
    )
  }
  if (document !== roadmapId(group)) return []
  const ofItems = since.where('subject', 'like', 'item:%')
  const rows = await ofItems
    .select(({ fn }) => ['subject', fn.max('last_seq').as('seq'), fn.max('at').as('at')])
    .where('type', '<>', 'text')
    .groupBy('subject')
    .execute()
  // Edits of a text are one event from the first to the last of them.
  const texts = await ofItems.select('event').where('type', '=', 'text').execute()
  const changes: ChangedSubject[] = rows.map((row) => ({ subject: row.subject, seq: Number(row.seq), at: Number(row.at) }))
  for (const { subject, change } of texts.map(readEvent))
    if (change.type === 'text') changes.push({ subject: `${subject.type}:${subject.id}`, seq: change.lastSeq, at: change.lastAt })
  return changesOfPlan({ group, document }, changes)
}

const add = async (
  { db, clock, random }: QueueDeps,
  span: Omit<Span, 'from'> & { readonly from: Seq | null },
  happened: readonly WebhookHappening[],
): Promise<boolean> => {
  const now = clock.now()
  return db.transaction().execute(async (inside) => {
    if (!(await moveCursor(inside, span))) return false
    const webhooks = await inside
      .selectFrom('webhook')
      .selectAll()
      .where('group_id', '=', span.group)
      .where('stopped', 'is', null)
      .execute()
    let isAdded = false
    for (const { id: webhook, events, since } of webhooks) {
      const chosen = new Set(events.split(' '))
      for (const one of happened) {
        if (!chosen.has(one.event) || one.at < Number(since) || one.at < now - NEWS_MS) continue
        await addDelivery({ db: inside, random, now }, { webhook, ...one })
        isAdded = true
      }
    }
    return isAdded
  })
}
