// Which stored events are shown: `shared/history/news.ts`, in SQL, and without decisions that nobody has begun to write.

import { type HistoryEvent, subjectKey } from '../../shared/history/events.ts'
import { isNews, isTold, untoldFields } from '../../shared/history/news.ts'
import { type DocumentId, documentKind } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { type Queries, type Statement, statement } from '../db/queries.ts'

/** Without a word (what was typed and taken away at once is none), and never more than proposed. A colon is followed by a semicolon: the subjects that begin with `decision:`. */
const UNBEGUN = `
  SELECT subject FROM history_subject AS blank
  WHERE document = ? AND subject >= 'decision:' AND subject < 'decision;' AND title_es = '' AND title_en = '' AND NOT EXISTS (
    SELECT 1 FROM history_event AS done WHERE done.document = blank.document AND done.subject = blank.subject
      AND ((done.type = 'text' AND NOT (instr(done.event, '"from":""') > 0 AND instr(done.event, '"to":""') > 0)) OR done.field = 'status' OR (done.type = 'created' AND instr(done.event, '"status":') > 0)))`

/** Conditions for rows of `history_event`. */
export const toldIn = (document: DocumentId): readonly Statement[] => {
  const untold = untoldFields(document)
  return [
    ...(untold.length > 0 ? [statement(`(field IS NULL OR field NOT IN (${untold.map(() => '?').join()}))`, ...untold)] : []),
    ...(documentKind(document) === 'meeting' ? [statement(`subject NOT IN (${UNBEGUN})`, document)] : []),
  ]
}

interface Told {
  /** Shown in lists of events. */
  readonly isTold: (event: Seen) => boolean
  /** Members who were away are told of it as well, and it counts as somebody's work. */
  readonly isNews: (event: Seen) => boolean
}
type Seen = Pick<HistoryEvent, 'subject' | 'field'>

/** Subjects of decisions that have no word yet. They are left out of past moments too, so cached answers depend on them. */
export const unbegunIn = async (queries: Queries, document: DocumentId): Promise<readonly string[]> => {
  const rows = documentKind(document) === 'meeting' ? await queries.all(UNBEGUN, document) : []
  return rows.map((row) => String(row.subject)).sort(compareStrings)
}

/** The same for events that are read one by one. */
export const readTold = async (queries: Queries, document: DocumentId): Promise<Told> => {
  const unbegun = new Set(await unbegunIn(queries, document))
  const isBegun = ({ subject }: Seen) => unbegun.size === 0 || !unbegun.has(subjectKey(subject))
  return {
    isTold: (event) => isTold({ document, field: event.field }) && isBegun(event),
    isNews: (event) => isNews({ document, field: event.field }) && isBegun(event),
  }
}
