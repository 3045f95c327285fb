// Writes an archive in chunks: a log of any length is processed in blocks, without blocking the event loop.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import type { SignedHead, SigningKey } from '../../shared/api/trust.ts'
import { type AccountId, type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import {
  ARCHIVE_HEAD,
  type ArchivedGroup,
  type ArchivedLog,
  type ArchivedMark,
  type ArchivedPeople,
  type ArchivedWord,
  BLOCK_BYTES,
  type RecordKind,
  sealedBytes,
  writeRecord,
} from '../../shared/proof/archive.ts'
import { digestOf, encodeEntry } from '../log/entry.ts'
import { DamagedLogError, type LogEntry, type UpdateLog } from '../log/log.ts'

export interface ArchiveParts {
  readonly group: ArchivedGroup
  readonly keys: readonly SigningKey[]
  /** End of each log in this archive: it may have grown since. */
  readonly logs: readonly ArchivedLog[]
  readonly heads: readonly SignedHead[]
  readonly marks: readonly ArchivedMark[]
  readonly log: Pick<UpdateLog, 'read'>
  /** Names of the members, and of these. */
  readonly people: (authors: ReadonlySet<AccountId>) => Promise<ArchivedPeople>
  readonly words: () => Promise<readonly ArchivedWord[]>
  readonly sign: (bytes: Uint8Array) => Promise<{ readonly key: string; readonly signature: string }>
}

const compress = promisify(zstdCompress)
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 }

export async function* writeArchive(parts: ArchiveParts): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  const hashed = (bytes: Uint8Array) => {
    hash.update(bytes)
    return bytes
  }
  const record = (kind: RecordKind, content: unknown) => hashed(writeRecord(kind, new TextEncoder().encode(JSON.stringify(content))))
  const authors = new Set<AccountId>()

  yield hashed(ARCHIVE_HEAD)
  yield record('G', parts.group)
  yield record('K', parts.keys)
  for (const log of parts.logs) {
    yield record('L', log)
    for await (const block of blocksOf(parts.log, log, authors)) yield hashed(writeRecord('E', await compress(block, { params: PARAMS })))
  }
  yield record('H', parts.heads)
  yield record('M', parts.marks)
  yield record('P', await parts.people(authors))
  yield record('W', await parts.words())
  yield writeRecord('S', new TextEncoder().encode(JSON.stringify(await parts.sign(sealedBytes(hash.digest())))))
}

async function* blocksOf(
  log: Pick<UpdateLog, 'read'>,
  { document, seq: upTo }: ArchivedLog,
  authors: Set<AccountId>,
): AsyncGenerator<Uint8Array> {
  let encoder = encoding.createEncoder()
  for await (const entry of readable(log, document, upTo)) {
    authors.add(entry.author)
    const encoded = encodeEntry(entry)
    encoding.writeVarUint8Array(encoder, encoded.header)
    encoding.writeVarUint8Array(encoder, encoded.updates)
    encoding.writeUint8Array(encoder, digestOf(document, encoded))
    if (encoding.length(encoder) < BLOCK_BYTES) continue
    yield encoding.toUint8Array(encoder)
    encoder = encoding.createEncoder()
  }
  if (encoding.hasContent(encoder)) yield encoding.toUint8Array(encoder)
}

/** Up to the first damaged entry: the archive contains the expected end, so its verifier can report the missing one. */
async function* readable(log: Pick<UpdateLog, 'read'>, document: DocumentId, upTo: Seq): AsyncGenerator<LogEntry> {
  let last = seq(0)
  for (let end = upTo; last < end; ) {
    try {
      for await (const entry of log.read(document, last, end)) {
        yield entry
        last = entry.seq
      }
      return
    } catch (error) {
      if (!(error instanceof DamagedLogError)) throw error
      // Entries are read in batches, so earlier ones may not have been processed yet.
      end = seq(Math.min(error.seq - 1, end - 1))
    }
  }
}
