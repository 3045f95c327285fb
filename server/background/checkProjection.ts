// Verifies titles, workstreams, decisions and search texts against the document itself.
import { type DocumentId, instant } from '../../shared/ids.ts'
import type { DatabaseRow, DatabaseValue, Queries } from '../db/queries.ts'
import type { Replay } from '../trust/proof/replay.ts'
import { projectWhole } from './cachedDocument.ts'
import { createProjectionStore, projectedRows } from './projectionStore.ts'

/** For `checkReadings`: faults of a document's rows, or null. Rows of another seq are verified the next time. */
export const createProjectionCheck = (queries: Queries) => {
  const store = createProjectionStore(queries)
  return (document: DocumentId) =>
    async (replay: Replay): Promise<string | null> => {
      if (replay.seq() === 0 || (await store.cursor(document)) !== replay.seq()) return null
      const expected = projectedRows(document, instant(replay.at()), projectWhole(document, replay.doc))
      const wrong: string[] = []
      for (const { table, columns, rows } of expected) {
        const stored = await queries.all(`SELECT ${columns.join(', ')} FROM ${table} WHERE document = ?`, document)
        if (!isSameSet(stored, columns, rows)) wrong.push(WHAT[table] ?? table)
      }
      // The projector has run meanwhile.
      if (wrong.length === 0 || (await store.cursor(document)) !== replay.seq()) return null
      return `${wrong.join(', ')}: not what the log gives`
    }
}

const WHAT: Readonly<Record<string, string>> = {
  document_title: 'its title in lists',
  stream: 'its lines of work in lists',
  meeting_face: 'place and days of a session',
  decision: 'the register of decisions',
  plan_item: 'the items that notices are made from',
  search_text: 'what search looks through',
}

const isSameSet = (stored: readonly DatabaseRow[], columns: readonly string[], rows: readonly (readonly DatabaseValue[])[]): boolean => {
  const theirs = stored.map((row) => kept(columns.map((column) => row[column] ?? null))).sort()
  const ours = rows.map(kept).sort()
  return theirs.length === ours.length && theirs.every((one, index) => one === ours[index])
}
/** PostgreSQL keeps no NUL in a text (`storable`). */
const kept = (values: readonly unknown[]): string =>
  JSON.stringify(values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value)))
