// Verifies one document's log against its own chain, packed segments, marks and signed heads, and the data derived from it. SPEC I4, T12.
import { type DocumentId, isActs, parseDocumentId, seq } from '../../shared/ids.ts'
import { knownHeadOf } from '../../shared/proof/knownHead.ts'
import { type DatabaseRow, hasTable, type Queries } from '../db/queries.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { damageIn } from '../log/logRows.ts'
import { type Verified, verifyLog } from '../log/verifyChain.ts'
import { checkActs } from './checkActs.ts'
import type { KnownHeads } from './knownHeads.ts'
import { checkReadings, type ReadingsCheck } from './readings.ts'
import { isTrueHead } from './signedHead.ts'

/** All documents with a log, and those with a recorded head. */
export const documentsToCheck = async (
  { log, queries }: { readonly log: UpdateLog; readonly queries: Queries },
  knownHeads: KnownHeads,
): Promise<readonly DocumentId[]> => {
  // Also those in the history, whether they have a log or not.
  const named = await rowsUnlessDamaged(async () =>
    (await hasTable(queries, 'history_event')) ? queries.all('SELECT DISTINCT document FROM history_event') : [],
  )
  return [
    ...new Set([
      ...(await log.documents()),
      ...(await knownHeads.documents()),
      ...named.flatMap(({ document }) => parseDocumentId(document) ?? []),
    ]),
  ].sort()
}

/** Unreadable rows are reported where they are compared with the logs; they must not keep the logs from being verified. */
const rowsUnlessDamaged = async (ask: () => Promise<readonly DatabaseRow[]>): Promise<readonly DatabaseRow[]> => {
  try {
    return await ask()
  } catch (error) {
    if (damageIn(error) === null) throw error
    return []
  }
}

export interface Checking extends ReadingsCheck {
  readonly knownHeads: KnownHeads
  /** No server has started since a restore that may have happened. */
  readonly afterRestore?: boolean
}

export const checkDocument = async (checking: Checking, document: DocumentId): Promise<Verified> => {
  const { log, knownHeads, pause } = checking
  try {
    const heads = await knownHeads.heads(document)
    const verified = await verifyLog(log, document, [...heads.map(knownHeadOf), ...(await knownHeads.others(document))])
    if (!verified.ok) return verified
    // Signatures last: each costs a tenth of a millisecond, and a forged one adds nothing to a wrong hash.
    const keys = await knownHeads.keys()
    for (const head of heads) {
      await pause()
      if (!isTrueHead(head, keys)) return { ok: false, seq: head.seq, why: 'a signed head is not as it was signed' }
    }
    return (await checkReadings(checking, document)) ?? (isActs(document) ? await checkActs(checking, document) : null) ?? verified
  } catch (error) {
    if (error instanceof DamagedLogError) return { ok: false, seq: error.seq, why: error.why }
    // Any other page of the database that this check had to read.
    const why = damageIn(error)
    if (why === null) throw error
    return { ok: false, seq: seq(0), why }
  }
}
