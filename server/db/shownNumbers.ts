// Codes of items and numbers of decisions as the screen shows them: a letter distinguishes those that share a number.
import {
  type DecisionId,
  type DocumentId,
  type GroupId,
  type ItemId,
  meetingDocument,
  parseDecisionId,
  parseItemId,
  parseMeetingId,
} from '../../shared/ids.ts'
import { decisionNumbers } from '../../shared/meeting/register.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import type { Store } from './rowStore.ts'

/** Of all items of a plan that have one of these numbers. */
export const itemCodes = async (db: Store, plan: DocumentId, numbers: readonly number[]): Promise<ReadonlyMap<ItemId, string>> => {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('plan_item')
    .select(['id', 'number'])
    .where('document', '=', plan)
    .where('number', 'in', [...new Set(numbers)])
    .execute()
  return codesOf(rows.flatMap(({ id, number }) => numbered(parseItemId(id), number)))
}

/** Of the decisions in these documents: those that the reader may read. */
export const decisionNamesIn = async (db: Store, documents: readonly DocumentId[]): Promise<ReadonlyMap<DecisionId, string>> => {
  if (documents.length === 0) return new Map()
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'number'])
    .where('document', 'in', [...documents])
    .execute()
  return decisionNumbers(rows.flatMap(({ id, number }) => numbered(parseDecisionId(id), number)))
}

/** Documents of the sessions that the whole group reads. */
export const sharedSessions = async (db: Store, group: GroupId): Promise<readonly DocumentId[]> => {
  const rows = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('shared', '=', 1).execute()
  return rows.flatMap(({ id }) => {
    const meeting = parseMeetingId(id)
    return meeting ? [meetingDocument(meeting)] : []
  })
}

const numbered = <Id>(id: Id | null, number: number) => (id === null ? [] : [{ id, number }])
