// Register of decisions: projected from the documents of all sessions of a group.
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import { isOneOf } from '../../shared/checks.ts'
import {
  type DocumentId,
  type GroupId,
  meetingDocument,
  meetingOfDocument,
  parseDecisionId,
  parseDocumentId,
  parseItemId,
  parsePointId,
} from '../../shared/ids.ts'
import { DECISION_METHODS, DECISION_STATUSES } from '../../shared/meeting/model.ts'
import type { DecisionTable } from '../db/projectedTables.ts'
import { correctedDecisions, type ReadingDecisions } from './correctedDecisions.ts'

/** Newest first. */
export const groupDecisions = async (
  deps: ReadingDecisions,
  group: GroupId,
  hidden: ReadonlySet<DocumentId>,
): Promise<readonly DecisionInfo[]> => {
  const rows = await deps.db
    .selectFrom('decision')
    .innerJoin('document', 'document.id', 'decision.document')
    .selectAll('decision')
    .where('document.group_id', '=', group)
    .orderBy('decision.number', 'desc')
    .orderBy('document.created_at', 'desc')
    .orderBy('decision.position', 'desc')
    .execute()
  const corrected = await correctedDecisions(deps, group)
  return rows
    .flatMap((row) => {
      const decision = readRow(row)
      const own = decision && corrected.get(decision.id)
      return decision ? [own ? { ...decision, corrected: own } : decision] : []
    })
    .filter(({ meeting }) => !hidden.has(meetingDocument(meeting)))
}

/** Rows come from validated documents, but one written by an older version may be unreadable. */
const readRow = (row: DecisionTable): DecisionInfo | null => {
  const document = parseDocumentId(row.document)
  const meeting = document && meetingOfDocument(document)
  const id = parseDecisionId(row.id)
  const { status, method } = row
  if (!meeting || !id || !isStatus(status) || !isMethod(method)) return null
  return {
    id,
    meeting,
    number: row.number,
    text: { es: row.text_es, en: row.text_en },
    status,
    method,
    point: parsePointId(row.point),
    pointTitle: { es: row.point_es, en: row.point_en },
    items: listOf(row.items, parseItemId),
    texts: listOf(row.texts, parseDocumentId),
  }
}
const isStatus = isOneOf(DECISION_STATUSES)
const isMethod = isOneOf(DECISION_METHODS)

const listOf = <Id>(json: string, parse: (value: unknown) => Id | null): readonly Id[] => {
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.flatMap((value) => parse(value) ?? []) : []
}
