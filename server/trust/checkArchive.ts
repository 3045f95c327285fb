// Proves an archive, or says what is wrong with it: every chain is computed again and held against all that vouches for it.

import type { Act } from '../../shared/acts/acts.ts'
import { standingOf } from '../../shared/acts/standing.ts'
import type { SignedHead, SigningKey } from '../../shared/api/history.ts'
import { type DocumentId, type Instant, isActs, type MeetingId, type Seq, seq } from '../../shared/ids.ts'
import { actOf } from '../acts/readActs.ts'
import { commitmentOf } from '../acts/words.ts'
import { HISTORY_VERSION } from '../history/historyStore.ts'
import { DamagedLogError, type Entry } from '../log/log.ts'
import { type Verified, verifyChain, type Witness } from '../log/verifyChain.ts'
import { type ArchivedGroup, type ArchivedPeople, type ArchivedWord, sealedBytes } from './archive.ts'
import { createArchivedReplay } from './archivedReplay.ts'
import { coveredUpTo, type HeldHeads, heldFaults, heldWitnesses, unknownKeys } from './heldHeads.ts'
import { archivedEntries, type ReadArchive, readArchive } from './readArchive.ts'
import { areTrueDigests } from './signedDigest.ts'
import { isSignedBy, isTrueHead, keyIdOf } from './signedHead.ts'
import { markName, witnessOf } from './witnesses.ts'

export interface CheckedLog {
  readonly document: DocumentId
  readonly verified: Verified
  readonly from: Instant | null
  readonly to: Instant | null
  /** How many signed heads, marks and heads held elsewhere agree. */
  readonly witnesses: number
  /** Up to this entry a head that was held elsewhere agrees; null where none is of this log. What comes after it is the server's word. */
  readonly covered: Seq | null
}
export interface CheckedArchive {
  readonly group: ArchivedGroup | null
  readonly people: ArchivedPeople | null
  readonly keys: readonly SigningKey[]
  readonly logs: readonly CheckedLog[]
  /** What the server decided, in order; empty in an archive from before acts were recorded. */
  readonly acts: readonly Act[]
  readonly words: readonly ArchivedWord[]
  readonly meetings: number
  readonly signedHeads: number
  readonly sealedBy: string | null
  /** Beside what each log says of itself. */
  readonly faults: readonly string[]
}

export const checkArchive = async (bytes: Uint8Array, held: readonly HeldHeads[] = []): Promise<CheckedArchive> => {
  const archive = readArchive(bytes)
  const faults = [...archive.faults, ...keyFaults(archive.keys), ...heldFaults(held), ...unknownKeys(held, archive.keys)]
  const sealedBy = sealOf(archive)
  if (sealedBy === null) faults.push('its seal is not that of the installation: the file was changed after it was exported')
  const meetings = new Set<MeetingId>()
  const logs: CheckedLog[] = []
  const acts: Act[] = []
  for (const { log, blocks } of archive.logs) {
    const { document } = log
    const witnesses = witnessesOf(archive, held, document)
    const span: { from: Instant | null; to: Instant | null } = { from: null, to: null }
    const entries = noting(archivedEntries(document, blocks), (entry) => {
      span.from ??= entry.at
      span.to = entry.at
      if (entry.meeting) meetings.add(entry.meeting)
      if (isActs(document)) acts.push(actOf(document, entry))
    })
    const chain = await tried(document, () =>
      verifyChain(document, entries, { seq: log.seq, hash: Buffer.from(log.hash, 'hex') }, witnesses),
    )
    const verified = chain.ok ? (forgedHead(archive, document) ?? (await otherReading(archive, document, blocks)) ?? chain) : chain
    logs.push({ document, verified, ...span, witnesses: witnesses.length, covered: verified.ok ? coveredUpTo(held, document) : null })
  }
  for (const document of vouchedFor(archive, held)) {
    if (archive.logs.some(({ log }) => log.document === document)) continue
    logs.push({
      document,
      verified: { ok: false, seq: seq(1), why: 'there is no log of it' },
      from: null,
      to: null,
      witnesses: 0,
      covered: null,
    })
  }
  const { group, people, keys, words } = archive
  faults.push(...wordFaults(words), ...standingFaults(archive, acts))
  return { group, people, keys, logs, acts, words, meetings: meetings.size, signedHeads: archive.heads.length, sealedBy, faults }
}

const sealOf = ({ seal, keys }: ReadArchive): string | null => {
  const key = keys.find(({ id }) => id === seal?.key)
  return seal && key && isSignedBy(key, sealedBytes(seal.hash), seal.signature) ? key.id : null
}

/** Words that were put in the place of those that an act holds the hash of. */
const wordFaults = (words: readonly ArchivedWord[]): readonly string[] =>
  words.flatMap(({ commitment, account, salt, words: text }) =>
    commitmentOf(Buffer.from(salt, 'hex'), text) === commitment
      ? []
      : [`a name of ${account} is not the one that its acts hold the hash of`],
  )

/** The list of names, held against what the acts say of each member; erased words are no fault. */
const standingFaults = ({ people, words }: ReadArchive, acts: readonly Act[]): readonly string[] => {
  if (acts.length === 0) return []
  const standing = standingOf(acts)
  const text = new Map(words.map((one) => [one.commitment, one.words]))
  return (people?.people ?? []).flatMap(({ account, name, role, delegation, agency }) => {
    const told = standing.people.get(account)
    if (!told) return role === null ? [] : [`${account} is in its list of members, and no act made them one`]
    if (role !== told.role || delegation !== told.delegation || agency !== told.agency)
      return [`${account} is not what the acts say in its list of members`]
    const known = text.get(told.name)
    return known !== undefined && known !== name ? [`the name of ${account} is not the one in the acts`] : []
  })
}

const keyFaults = (keys: readonly SigningKey[]): readonly string[] =>
  keys.flatMap(({ id, publicKey }) =>
    keyIdOf(Buffer.from(publicKey, 'hex')) === id ? [] : [`the key ${id} is not the one that bears this name`],
  )

const marksOf = ({ marks }: ReadArchive, document: DocumentId): readonly Witness[] =>
  marks.flatMap(({ kind, at, heads }) =>
    heads
      .filter((head) => head.document === document)
      .map((head) => ({ seq: head.seq, hash: Buffer.from(head.hash, 'hex'), what: markName(kind, at) })),
  )

const headsOf = ({ heads }: ReadArchive, document: DocumentId): readonly SignedHead[] => heads.filter((head) => head.document === document)

const witnessesOf = (archive: ReadArchive, held: readonly HeldHeads[], document: DocumentId): readonly Witness[] => [
  ...headsOf(archive, document).map(witnessOf),
  ...marksOf(archive, document),
  ...heldWitnesses(held, document),
]

const vouchedFor = ({ heads, marks }: ReadArchive, held: readonly HeldHeads[]): ReadonlySet<DocumentId> =>
  new Set(
    [...heads, ...marks.flatMap((mark) => mark.heads), ...held.flatMap((one) => one.heads)]
      .filter((head) => head.seq > 0)
      .map(({ document }) => document),
  )

/** What the server said that the log gives, where that is not what it gives. Of another version's history nothing can be said. */
const otherReading = async (archive: ReadArchive, document: DocumentId, blocks: readonly Uint8Array[]): Promise<Verified | null> => {
  const signed = headsOf(archive, document)
    .flatMap(({ digests, ...head }) => (digests ? [{ ...head, digests }] : []))
    .sort((a, b) => a.seq - b.seq)
  if (signed.length === 0) return null
  const replay = createArchivedReplay(document, blocks)
  try {
    for (const { seq: at, digests, ...head } of signed) {
      if (!areTrueDigests({ ...head, seq: at }, digests, archive.keys))
        return { ok: false, seq: at, why: 'what the log gives at a signed head is not as it was signed' }
      await replay.advance(at)
      if (hex(replay.state()) !== digests.state)
        return { ok: false, seq: at, why: 'the server signed another state than the log gives', of: 'checkpoint' }
      if (digests.historyVersion === HISTORY_VERSION && !replay.broughtBack() && hex(replay.history()) !== digests.history)
        return { ok: false, seq: at, why: 'the server signed another history than the log gives', of: 'history' }
    }
    return null
  } finally {
    replay.dispose()
  }
}
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const forgedHead = (archive: ReadArchive, document: DocumentId): Verified | null => {
  const forged = headsOf(archive, document).find((head) => !isTrueHead(head, archive.keys))
  return forged ? { ok: false, seq: forged.seq, why: 'a signed head is not as it was signed' } : null
}

async function* noting(entries: AsyncIterable<Entry>, note: (entry: Entry) => void): AsyncGenerator<Entry> {
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
