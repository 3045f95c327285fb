// The SQL of the log, prepared once.

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { ATTRIBUTIONS } from '../db/logTables.ts'

export const prepareStatements = (sqlite: DatabaseSync) => ({
  number: sqlite.prepare('SELECT number FROM log_document WHERE id = ?'),
  addDocument: sqlite.prepare('INSERT INTO log_document (id) VALUES (?)'),
  documents: sqlite.prepare('SELECT id FROM log_document ORDER BY id'),
  // In one statement, so that no commit of another process can come between the head and the last entry.
  tip: sqlite.prepare(`
    SELECT number, seq, at, hash, coalesce(
      (SELECT max(seq) FROM log_entry WHERE document = number), (SELECT max(last) FROM log_segment WHERE document = number)) AS last
    FROM log_document LEFT JOIN log_head ON document = number WHERE id = ?`),
  setHead: sqlite.prepare(`
    INSERT INTO log_head (document, seq, at, hash) VALUES (?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, at = excluded.at, hash = excluded.hash`),
  addEntry: sqlite.prepare(`
    INSERT INTO log_entry (document, seq, at, kind, author, delegation, meeting, source, updates, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  entries: sqlite.prepare(`
    SELECT seq, at, kind, author, delegation, meeting, source, updates, digest FROM log_entry
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq > ? AND seq <= ? ORDER BY seq`),
  receipt: sqlite.prepare('SELECT at FROM log_entry WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq = ?'),
  owner: sqlite.prepare('SELECT account FROM client_owner WHERE document = ? AND client = ?'),
  owners: sqlite.prepare(`
    SELECT client, account FROM client_owner WHERE document = (SELECT number FROM log_document WHERE id = ?) ORDER BY client`),
  claim: sqlite.prepare('INSERT INTO client_owner (document, client, account) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
  attributions: whenAsked(
    sqlite,
    `
    SELECT seq, client, clock_from, clock_to, owner, vouched FROM ${ATTRIBUTIONS}
    WHERE document = (SELECT number FROM log_document WHERE id = ?) ORDER BY seq`,
  ),
  addAttribution: whenAsked(
    sqlite,
    `INSERT INTO ${ATTRIBUTIONS} (document, seq, client, clock_from, clock_to, owner) VALUES (?, ?, ?, ?, ?, ?)`,
  ),
  vouch: whenAsked(sqlite, `UPDATE ${ATTRIBUTIONS} SET vouched = ? WHERE document = ? AND seq = ?`),
  // From the index alone: the row itself may be in a damaged page.
  checkpointBefore: sqlite.prepare(`
    SELECT seq FROM checkpoint WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq < ? ORDER BY seq DESC LIMIT 1`),
  checkpoint: sqlite.prepare(`
    SELECT seq, state, state_vector, hash, zstd, basis FROM checkpoint
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq = ?`),
  checkpointSeqs: sqlite.prepare('SELECT seq, kept FROM checkpoint WHERE document = ?'),
  // A kept one is never replaced: others may be deltas of it.
  addCheckpoint: sqlite.prepare(`
    INSERT INTO checkpoint (document, seq, state, state_vector, hash, kept, zstd, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, seq) DO UPDATE SET
      state = excluded.state, state_vector = excluded.state_vector, hash = excluded.hash, kept = excluded.kept, zstd = excluded.zstd,
      basis = excluded.basis
    WHERE kept = 0`),
  keptCheckpoint: sqlite.prepare(`
    SELECT seq, length(state) AS bytes, basis FROM checkpoint
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND seq = ? AND kept = 1`),
  thinning: {
    begin: sqlite.prepare('SAVEPOINT thinning'),
    takeBack: sqlite.prepare('ROLLBACK TO thinning'),
    end: sqlite.prepare('RELEASE thinning'),
  },
  removeCheckpoint: sqlite.prepare('DELETE FROM checkpoint WHERE document = ? AND seq = ?'),
  historyCheckpoints: sqlite.prepare(`
    SELECT seq, length(state) AS bytes, basis FROM checkpoint
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND kept = 1 ORDER BY seq`),
  segmentAt: sqlite.prepare(`
    SELECT first, last, hash, packed FROM log_segment
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND first <= ? ORDER BY first DESC LIMIT 1`),
  anchors: sqlite.prepare(`
    SELECT last, hash FROM log_segment WHERE document = (SELECT number FROM log_document WHERE id = ?) ORDER BY first`),
  anchorBefore: sqlite.prepare(`
    SELECT last, hash FROM log_segment
    WHERE document = (SELECT number FROM log_document WHERE id = ?) AND last <= ? ORDER BY first DESC LIMIT 1`),
  addSegment: sqlite.prepare('INSERT INTO log_segment (document, first, last, hash, packed) VALUES (?, ?, ?, ?, ?)'),
  removeEntries: sqlite.prepare('DELETE FROM log_entry WHERE document = ? AND seq >= ? AND seq <= ?'),
})
/** For a table that a backup of an earlier version lacks; such a backup is verified without it. */
const whenAsked = (sqlite: DatabaseSync, text: string) => {
  let prepared: StatementSync | null = null
  return () => {
    prepared ??= sqlite.prepare(text)
    return prepared
  }
}

export type Statements = ReturnType<typeof prepareStatements>
