// The SQL of the log on PostgreSQL. `?` in separate queries, `$n` in those of an append.

import { ATTRIBUTIONS } from '../db/logTables.ts'

const OF_DOCUMENT = 'document = (SELECT number FROM log_document WHERE id = ?)'
/** The seq of the last entry. */
const LAST = `coalesce(
  (SELECT max(seq) FROM log_entry WHERE log_entry.document = number),
  (SELECT max(last) FROM log_segment WHERE log_segment.document = number)) AS last`

export const SQL = {
  number: 'SELECT number FROM log_document WHERE id = ?',
  addDocuments: 'INSERT INTO log_document (id) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING',
  // A refused append may leave a number without a log.
  documents: `
    SELECT id FROM log_document
    WHERE EXISTS (SELECT FROM log_head WHERE document = number) OR EXISTS (SELECT FROM client_owner WHERE document = number)
      OR EXISTS (SELECT FROM log_entry WHERE document = number)
    ORDER BY id`,
  // In one statement, so that no commit of another server can come between the head and the last entry.
  tip: `SELECT seq, at, hash, ${LAST} FROM log_document LEFT JOIN log_head ON log_head.document = number WHERE id = ?`,
  tips: `
    SELECT number, seq, at, hash, ${LAST}
    FROM unnest($1::bigint[]) AS number LEFT JOIN log_head ON log_head.document = number`,
  setHeads: `
    INSERT INTO log_head (document, seq, at, hash)
    SELECT document, seq, at, hash FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[]) AS next (document, seq, at, hash)
    ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, at = excluded.at, hash = excluded.hash
    WHERE log_head.seq = (SELECT seq FROM unnest($1::bigint[], $5::bigint[]) AS before (document, seq) WHERE before.document = excluded.document)
    RETURNING document`,
  addEntries: `
    INSERT INTO log_entry (document, seq, at, kind, author, delegation, meeting, source, updates, digest)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
      $9::bytea[], $10::bytea[])`,
  // As many rows as requested, or until their bytes exceed the limit.
  entries: `
    SELECT seq, at, kind, author, delegation, meeting, source, updates, digest FROM (
      SELECT *, sum(octet_length(updates)) OVER (ORDER BY seq) - octet_length(updates) AS bytes_before FROM (
        SELECT * FROM log_entry WHERE ${OF_DOCUMENT} AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?) AS page) AS counted
    WHERE bytes_before < ? ORDER BY seq`,
  receipt: `SELECT at FROM log_entry WHERE ${OF_DOCUMENT} AND seq = ?`,
  owners: `SELECT client, account FROM client_owner WHERE ${OF_DOCUMENT} ORDER BY client`,
  ownersOf: `
    SELECT document, client, account FROM client_owner
    WHERE (document, client) IN (SELECT document, client FROM unnest($1::bigint[], $2::bigint[]) AS asked (document, client))`,
  claim: `
    INSERT INTO client_owner (document, client, account)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`,
  attributions: `SELECT seq, client, clock_from, clock_to, owner, vouched FROM ${ATTRIBUTIONS} WHERE ${OF_DOCUMENT} ORDER BY seq`,
  addAttribution: `
    INSERT INTO ${ATTRIBUTIONS} (document, seq, client, clock_from, clock_to, owner)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[])`,
  vouch: `UPDATE ${ATTRIBUTIONS} SET vouched = $1 WHERE document = $2 AND seq = $3`,
  segmentAt: `SELECT first, last, hash, packed FROM log_segment WHERE ${OF_DOCUMENT} AND first <= ? ORDER BY first DESC LIMIT 1`,
  anchors: `SELECT last, hash FROM log_segment WHERE ${OF_DOCUMENT} ORDER BY first`,
  anchorBefore: `SELECT last, hash FROM log_segment WHERE ${OF_DOCUMENT} AND last <= ? ORDER BY first DESC LIMIT 1`,
  addSegment: 'INSERT INTO log_segment (document, first, last, hash, packed) VALUES ($1, $2, $3, $4, $5)',
  removeEntries: `
    WITH removed AS (DELETE FROM log_entry WHERE document = $1 AND seq >= $2 AND seq <= $3 RETURNING seq)
    SELECT count(*) AS count FROM removed`,
} as const
