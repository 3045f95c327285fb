// A tampering by somebody with access to the database: everybody's live plan would show other words, with no entry that says them.
import * as Y from 'yjs'
import { type Queries, type Statement, statement } from '../../../server/db/queries.ts'
import { replay } from '../../../server/log/checkpoints.ts'
import type { Checkpoint } from '../../../server/log/log.ts'
import { checkpointHash } from '../../../server/log/logRows.ts'
import type { DocumentId } from '../../../shared/ids.ts'

/** The newest checkpoint, with other words in it and everything in order around them. */
export const otherWords = async (queries: Queries, of: DocumentId): Promise<readonly Statement[]> => {
  const [row] = await queries.all(
    'SELECT checkpoint.seq, state, document FROM checkpoint JOIN log_document ON number = document WHERE id = ? AND zstd = 0 ORDER BY checkpoint.seq DESC',
    of,
  )
  const [kept] = row
    ? []
    : await queries.all(
        'SELECT max(checkpoint.seq) AS seq, document FROM checkpoint JOIN log_document ON number = document WHERE id = ? GROUP BY document',
        of,
      )
  const at = Number((row ?? kept)?.seq)
  const doc = new Y.Doc({ gc: true })
  if (row?.state instanceof Uint8Array) replay(doc, [row.state])
  doc.getMap('meta').set('forged', 'other words')
  const forged = {
    document: of,
    seq: at,
    state: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
  } as unknown as Checkpoint
  return [
    statement(
      'UPDATE checkpoint SET state = ?, state_vector = ?, hash = ?, zstd = 0, basis = NULL WHERE document = ? AND seq = ?',
      forged.state,
      forged.stateVector,
      checkpointHash(forged),
      Number((row ?? kept)?.document),
      at,
    ),
  ]
}
