// Signs digests of logs at their signed heads. Runs in the worker: replays are kept, so that a new entry costs only itself.

import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type DocumentId, parseDocumentId, type Seq, seq } from '../../shared/ids.ts'
import { canonicalDigests } from '../../shared/proof/signedDigest.ts'
import type { Clock } from '../clock.ts'
import { type DatabaseRow, type Queries, statement } from '../db/queries.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { createLogTurns } from '../log/turns.ts'
import { createReplay, type Replay } from './proof/replay.ts'
import { signBytes } from './signedHead.ts'
import { ownKeyOf } from './signingKeys.ts'

export interface Digester {
  /** Of these documents, of all when null: the newest signed head, and those of sessions, that have no digests yet. */
  digest(documents: readonly DocumentId[] | null): Promise<void>
  close(): Promise<void>
}

interface Dependencies {
  readonly queries: Queries
  readonly log: UpdateLog
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

/** Number of cached replays: of documents in use. */
const MOST_KEPT = 4

export const createDigester = ({ queries, log, clock, report }: Dependencies): Digester => {
  const turns = createLogTurns()
  const kept = new Map<DocumentId, Replay>()
  let closed = false

  const forget = (document: DocumentId) => {
    kept.get(document)?.dispose()
    kept.delete(document)
  }
  const replayTo = async (document: DocumentId, upTo: Seq): Promise<Replay> => {
    if ((kept.get(document)?.seq() ?? 0) > upTo) forget(document)
    const replay =
      kept.get(document) ??
      createReplay({ document, log, owners: await log.owners(document), attributions: await log.attributions(document) })
    // Appended: the first one is the least recently used.
    kept.delete(document)
    kept.set(document, replay)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) forget(oldest)
    await replay.advance(upTo)
    return replay
  }
  const sign = async (document: DocumentId, at: Seq, hash: Uint8Array) => {
    // A head of another chain is reported by the verification; it gets no digest.
    if (Buffer.compare(await log.hashAt(document, at), hash) !== 0) return
    const replay = await replayTo(document, at)
    const key = await ownKeyOf(queries, clock)
    const [state, history] = [replay.state(), replay.history()]
    const bytes = canonicalDigests({
      document,
      seq: at,
      hash: hex(hash),
      state: hex(state),
      historyVersion: HISTORY_VERSION,
      history: hex(history),
      key: key.id,
    })
    await queries.write([statement(SQL.add, document, at, hash, state, history, HISTORY_VERSION, key.id, signBytes(bytes, key.privateKey))])
  }
  const missing = async (documents: readonly DocumentId[] | null) => {
    if (!documents) return queries.all(SQL.missing(''), HISTORY_VERSION)
    const found: DatabaseRow[] = []
    for (const document of documents) found.push(...(await queries.all(SQL.missing('document = ? AND'), document, HISTORY_VERSION)))
    return found
  }
  const round = async (documents: readonly DocumentId[] | null) => {
    for (const row of await missing(documents)) {
      const document = parseDocumentId(row.document)
      if (closed || !document || !(row.hash instanceof Uint8Array)) continue
      try {
        await sign(document, seq(Number(row.seq)), row.hash)
      } catch (error) {
        forget(document)
        // The verification reports damage, and a head beyond the end.
        if (!(error instanceof DamagedLogError || error instanceof RangeError)) report(`what ${document} gives could not be signed`, error)
      }
    }
  }
  return {
    digest: (documents) => turns.take(() => round(documents)),
    async close() {
      closed = true
      await turns.over()
      for (const document of [...kept.keys()]) forget(document)
    },
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const SQL = {
  missing: (of: string) => `
    SELECT DISTINCT document, seq, hash FROM signed_head
    WHERE ${of} seq > 0
      AND (reason = 'meeting' OR seq = (SELECT max(newer.seq) FROM signed_head AS newer WHERE newer.document = signed_head.document))
      AND NOT EXISTS (
        SELECT 1 FROM signed_digest WHERE signed_digest.document = signed_head.document AND signed_digest.seq = signed_head.seq
          AND signed_digest.hash = signed_head.hash AND history_version = ?)
    ORDER BY document, seq`,
  add: `
    INSERT INTO signed_digest (document, seq, hash, state, history, history_version, key, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
} as const
