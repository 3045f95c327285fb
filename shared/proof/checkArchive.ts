// Verifies an archive: recomputes every hash chain and compares it with signed heads, marks and heads stored elsewhere.
import { actOf } from '../acts/actOf.ts'
import type { Act } from '../acts/acts.ts'
import { groupStateOf } from '../acts/groupState.ts'
import type { SignedHead, SigningKey } from '../api/trust.ts'
import { HISTORY_VERSION } from '../history/fold/historyVersion.ts'
import { type AccountId, type DocumentId, type Instant, isActs, type MeetingId, type Seq, seq } from '../ids.ts'
import { createChain } from '../log/entry.ts'
import { DamagedLogError, type LogEntry } from '../log/entryReader.ts'
import { type Cause, type KnownHead, type Verified, verifyChain } from '../log/verifyChain.ts'
import { type ArchivedGroup, type ArchivedPeople, type ArchivedWord, sealedBytes } from './archive.ts'
import { type ArchivedReplay, createArchivedReplay } from './archivedReplay.ts'
import { type ArchivedClosing, closingsIn } from './closings.ts'
import { commitmentOf } from './commitment.ts'
import type { ArchiveFault } from './faults.ts'
import {
  coveredUpTo,
  type HeldHeads,
  heldFaults,
  heldKnownHeads,
  type NewerHead,
  otherGroups,
  unknownKeys,
  withoutNewer,
} from './heldHeads.ts'
import { fromHex, toHex } from './hex.ts'
import { knownHeadOf, markName } from './knownHead.ts'
import type { Primitives } from './primitives.ts'
import { archivedEntries, type ReadArchive, readArchive } from './readArchive.ts'
import { areTrueDigests } from './signedDigest.ts'
import { isSignedBy, isTrueHead, keyIdOf } from './signedHead.ts'
import type { ArchiveSource } from './source.ts'

export interface CheckedLog {
  readonly document: DocumentId
  readonly verified: Verified
  readonly from: Instant | null
  readonly to: Instant | null
  /** Number of signed heads, marks and heads stored elsewhere that agree. */
  readonly knownHeads: number
  /** Last entry covered by a head stored elsewhere; null if there is none for this log. Later entries rest on the server's word. */
  readonly covered: Seq | null
}
export interface CheckedArchive {
  readonly group: ArchivedGroup | null
  readonly people: ArchivedPeople | null
  readonly keys: readonly SigningKey[]
  readonly logs: readonly CheckedLog[]
  /** Acts in order; empty in an archive from before acts were recorded. */
  readonly acts: readonly Act[]
  readonly words: readonly ArchivedWord[]
  /** The newest first. */
  readonly closings: readonly ArchivedClosing[]
  readonly meetings: number
  readonly signedHeads: number
  readonly sealedBy: string | null
  /** Heads stored elsewhere that are newer than the archive. */
  readonly newer: readonly NewerHead[]
  /** Faults outside the logs. */
  readonly faults: readonly ArchiveFault[]
}

export interface CheckProgress {
  /** Fraction of `total`: bytes read, decompressed and replayed. */
  readonly done: number
  readonly total: number
  /** Null while the file itself is read. */
  readonly document: DocumentId | null
}
interface Asked {
  readonly held?: readonly HeldHeads[]
  readonly progress?: (progress: CheckProgress) => void
}

export const checkArchive = async (
  primitives: Primitives,
  source: ArchiveSource,
  { held: all = [], progress = () => undefined }: Asked = {},
): Promise<CheckedArchive> => {
  const archive = await readArchive(primitives, source, (done) => progress({ done, total: source.size * (2 + REPLAY), document: null }))
  const strange = otherGroups(all, archive.group?.id ?? null)
  const own = all.filter(({ file }) => !strange.some((fault) => fault.type === 'heldGroup' && fault.file === file))
  const lengths = new Map(archive.logs.map(({ log }) => [log.document, log.seq]))
  const { held, newer } = withoutNewer(own, { exportedAt: archive.group?.at ?? null, lengths })
  const faults: ArchiveFault[] = [
    ...archive.faults,
    ...keyFaults(primitives, archive.keys),
    ...strange,
    ...heldFaults(primitives, own),
    ...unknownKeys(held, archive.keys),
  ]
  const sealedBy = sealOf(primitives, archive)
  if (sealedBy === null)
    faults.push({ type: 'seal', why: 'its seal is not that of the installation: the file was changed after it was exported' })
  const passing = createPassing(archive, source, progress)
  const meetings = new Set<MeetingId>()
  const logs: CheckedLog[] = []
  const acts: Act[] = []
  const hashes = new Map<Seq, string>()
  for (const { log, blocks } of archive.logs) {
    const { document } = log
    const knownHeads = knownHeadsOf(archive, held, document)
    const span: { from: Instant | null; to: Instant | null } = { from: null, to: null }
    const entries = noting(archivedEntries(primitives, document, blocks, passing(document, 1)), (entry) => {
      span.from ??= entry.at
      span.to = entry.at
      if (entry.meeting) meetings.add(entry.meeting)
      if (isActs(document)) acts.push(actOf(document, entry))
    })
    const head = { seq: log.seq, hash: fromHex(log.hash) }
    const passed = (at: Seq, hash: Uint8Array) => void (isActs(document) && hashes.set(at, toHex(hash)))
    const chain = await tried(document, () => verifyChain(createChain(primitives.sha256), { document, entries, head, knownHeads, passed }))
    const replay = () => createArchivedReplay(primitives, { document, blocks, passed: passing(document, REPLAY) })
    const verified = chain.ok
      ? (forgedHead(primitives, archive, document) ?? (await otherReading(primitives, { archive, document, replay })) ?? chain)
      : chain
    logs.push({ document, verified, ...span, knownHeads: knownHeads.length, covered: verified.ok ? coveredUpTo(held, document) : null })
  }
  for (const document of vouchedFor(archive, held)) {
    if (archive.logs.some(({ log }) => log.document === document)) continue
    logs.push({ document, verified: missingLog(knownHeadsOf(archive, held, document)), from: null, to: null, knownHeads: 0, covered: null })
  }
  const { group, people, keys, words, marks } = archive
  faults.push(...wordFaults(primitives, words), ...standingFaults(archive, acts))
  const closings = group ? closingsIn({ group: group.id, marks, acts, hashes }) : []
  const counted = { meetings: meetings.size, signedHeads: archive.heads.length }
  return { group, people, keys, logs, acts, words, closings, ...counted, sealedBy, newer, faults }
}

/** Cost of folding an entry into history, relative to hashing it. */
const REPLAY = 20

/** Progress over the file, each log's chain, and the replay of logs with signed digests. */
const createPassing = ({ logs, heads }: ReadArchive, { size }: ArchiveSource, progress: (progress: CheckProgress) => void) => {
  const signed = new Set(heads.flatMap(({ document, digests }) => (digests ? [document] : [])))
  const total = logs.reduce(
    (sum, { log, blocks }) => sum + blocks.reduce((bytes, { length }) => bytes + length, 0) * (signed.has(log.document) ? 1 + REPLAY : 1),
    size,
  )
  let done = size
  return (document: DocumentId, weight: number) => (bytes: number) => {
    done += bytes * weight
    progress({ done, total, document })
  }
}

const missingLog = (knownHeads: readonly KnownHead[]): Verified => {
  const knownHead = knownHeads.find(({ held }) => held) ?? knownHeads[0]
  const cause: { readonly cause?: Cause } = knownHead ? { cause: { type: 'short', last: seq(0), knownHead } } : {}
  return { ok: false, seq: seq(1), why: 'there is no log of it', ...cause }
}

const sealOf = (primitives: Primitives, { seal, keys }: ReadArchive): string | null => {
  const key = keys.find(({ id }) => id === seal?.key)
  return seal && key && isSignedBy(primitives, key, { bytes: sealedBytes(seal.hash), signature: seal.signature }) ? key.id : null
}

const aboutPerson = (account: AccountId, why: string): ArchiveFault => ({ type: 'person', account, why })

/** Personal data that differs from the hash in its act. */
const wordFaults = ({ sha256 }: Primitives, words: readonly ArchivedWord[]): readonly ArchiveFault[] =>
  words.flatMap(({ commitment, account, salt, words: text }) =>
    commitmentOf(sha256, fromHex(salt), text) === commitment
      ? []
      : [aboutPerson(account, `a name of ${account} is not the one that its acts hold the hash of`)],
  )

/** Compares the list of names with the acts of each member; erased names are no fault. */
const standingFaults = ({ people, words }: ReadArchive, acts: readonly Act[]): readonly ArchiveFault[] => {
  if (acts.length === 0) return []
  const state = groupStateOf(acts)
  const text = new Map(words.map((one) => [one.commitment, one.words]))
  return (people?.people ?? []).flatMap(({ account, name, role, delegation, agency }) => {
    const member = state.people.get(account)
    if (!member) return role === null ? [] : [aboutPerson(account, `${account} is in its list of members, and no act made them one`)]
    if (role !== member.role || delegation !== member.delegation || agency !== member.agency)
      return [aboutPerson(account, `${account} is not what the acts say in its list of members`)]
    const known = text.get(member.name)
    return known !== undefined && known !== name ? [aboutPerson(account, `the name of ${account} is not the one in the acts`)] : []
  })
}

const keyFaults = ({ sha256 }: Primitives, keys: readonly SigningKey[]): readonly ArchiveFault[] =>
  keys.flatMap(({ id, publicKey }) =>
    keyIdOf(sha256, fromHex(publicKey)) === id ? [] : [{ type: 'key', key: id, why: `the key ${id} is not the one that bears this name` }],
  )

const marksOf = ({ marks }: ReadArchive, document: DocumentId): readonly KnownHead[] =>
  marks.flatMap(({ kind, at, heads }) =>
    heads
      .filter((head) => head.document === document)
      .map((head) => ({ seq: head.seq, hash: fromHex(head.hash), what: markName(kind, at) })),
  )

const headsOf = ({ heads }: ReadArchive, document: DocumentId): readonly SignedHead[] => heads.filter((head) => head.document === document)

const knownHeadsOf = (archive: ReadArchive, held: readonly HeldHeads[], document: DocumentId): readonly KnownHead[] => [
  ...headsOf(archive, document).map(knownHeadOf),
  ...marksOf(archive, document),
  ...heldKnownHeads(held, document),
]

const vouchedFor = ({ heads, marks }: ReadArchive, held: readonly HeldHeads[]): ReadonlySet<DocumentId> =>
  new Set(
    [...heads, ...marks.flatMap((mark) => mark.heads), ...held.flatMap((one) => one.heads)]
      .filter((head) => head.seq > 0)
      .map(({ document }) => document),
  )

interface LogOfArchive {
  readonly archive: ReadArchive
  readonly document: DocumentId
  readonly replay: () => ArchivedReplay
}
/** Signed digests that the log does not give. Another HISTORY_VERSION cannot be compared. */
const otherReading = async (primitives: Primitives, { archive, document, replay: begin }: LogOfArchive): Promise<Verified | null> => {
  const signed = headsOf(archive, document)
    .flatMap(({ digests, ...head }) => (digests ? [{ ...head, digests }] : []))
    .sort((a, b) => a.seq - b.seq)
  if (signed.length === 0) return null
  const replay = begin()
  try {
    for (const { seq: at, digests, ...head } of signed) {
      if (!areTrueDigests(primitives, { ...head, seq: at, digests }, archive.keys))
        return { ok: false, seq: at, why: 'what the log gives at a signed head is not as it was signed' }
      await replay.advance(at)
      if (toHex(replay.state()) !== digests.state)
        return { ok: false, seq: at, why: 'the server signed another state than the log gives', of: 'checkpoint' }
      if (digests.historyVersion === HISTORY_VERSION && !replay.broughtBack() && toHex(replay.history()) !== digests.history)
        return { ok: false, seq: at, why: 'the server signed another history than the log gives', of: 'history' }
    }
    return null
  } finally {
    replay.dispose()
  }
}

const forgedHead = (primitives: Primitives, archive: ReadArchive, document: DocumentId): Verified | null => {
  const forged = headsOf(archive, document).find((head) => !isTrueHead(primitives, head, archive.keys))
  return forged ? { ok: false, seq: forged.seq, why: 'a signed head is not as it was signed' } : null
}

async function* noting(entries: AsyncIterable<LogEntry>, note: (entry: LogEntry) => void): AsyncGenerator<LogEntry> {
  for await (const entry of entries) {
    note(entry)
    yield entry
  }
}

const tried = async (document: DocumentId, check: () => Promise<Verified>): Promise<Verified> => {
  try {
    return await check()
  } catch (error) {
    if (error instanceof DamagedLogError && error.document === document) return { ok: false, seq: error.seq, why: error.why }
    throw error
  }
}
