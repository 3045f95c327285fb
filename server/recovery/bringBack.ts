// A text or a session that was made after the backup gets its place back, under its own id, while an operator has opened recovery: the
// devices that hold it then bring what stood in it. What else the database knew of it comes from the record of acts, which a restore
// keeps where it can read it.
import {
  type AccountId,
  type DocumentId,
  documentKind,
  type GroupId,
  type Instant,
  instant,
  meetingOfDocument,
  parseAccountId,
  parseGroupId,
} from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { can } from '../../shared/permissions.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { registerDocument, registeredGroup } from '../groups/documentRegistry.ts'
import { transactionOf } from '../transaction.ts'
import { insertLostMeeting } from './lostMeeting.ts'
import { isOpenAt } from './openings.ts'

interface BringingBack {
  readonly document: DocumentId
  readonly group: GroupId
  readonly actor: Actor
  readonly address: string
}

/** Answers whether it was missing: of two devices that bring it back at once, one makes its place and both go on. */
export const bringBack = async (deps: Deps, { document, group, actor, address }: BringingBack): Promise<Result<boolean>> => {
  const kind = documentKind(document)
  // A plan and a glossary come with their group.
  if (kind !== 'page' && kind !== 'meeting') return refuse('not-found')
  const done = await transactionOf(deps, async (inside) => {
    const { db, clock } = inside
    if (!(await isOpenAt(db, group, clock.now()))) return refuse('recovery-closed')
    const there = await registeredGroup(db, document)
    if (there !== null) return there === group ? ok(false) : refuse('not-found')
    const made = await makingOf(db, document)
    if (!isOf(made, group)) return refuse('not-found')
    const meeting = meetingOfDocument(document)
    // A person who may not convene a session may bring back one that the record knows.
    if (meeting && !made && !can(actor, 'meeting.plan', group).ok) return refuse('forbidden')
    const lost = meeting ? await insertLostMeeting(inside, { meeting, group, made }) : null
    const by = made?.by ?? null
    const what = {
      type: 'documentRecovered',
      document,
      session: lost?.session ?? null,
      by,
      ...(lost ? { shared: lost.shared } : {}),
    } as const
    await recordAct(inside, { group, by: actor.account, what })
    await registerDocument(inside, { id: document, group, by, at: made?.at })
    await recordAudit(db, clock, { account: actor.account, action: 'document.recovered', subject: group, detail: document, address })
    return ok(true)
  })
  if (done.ok && done.value && kind === 'meeting') deps.bus.publish({ type: 'news', group, of: 'meetings' })
  return done
}

/** Of a text that an earlier version made, the record does not say whose it is. */
const isOf = (made: Making | null, group: GroupId): boolean => made === null || made.group === null || made.group === group

/** Who made a document, when and in which group, as the record of acts has it. */
interface Making {
  readonly by: AccountId | null
  readonly at: Instant
  /** Null where the record does not say it. */
  readonly group: GroupId | null
}

const makingOf = async (db: Store, document: DocumentId): Promise<Making | null> => {
  const meeting = meetingOfDocument(document)
  const rows = db.selectFrom('audit').select(['account', 'at', 'subject', 'detail']).orderBy('id').limit(1)
  const row = await (meeting
    ? rows.where('action', '=', 'meeting.created').where('detail', '=', meeting)
    : rows.where('action', '=', 'page.created').where('subject', '=', document)
  ).executeTakeFirst()
  if (!row) return null
  return { by: parseAccountId(row.account), at: instant(row.at), group: parseGroupId(meeting ? row.subject : row.detail) }
}
