// Proves an archive that somebody has on their device, with heads that they kept. Nothing is asked of any server.
import { closingFingerprint } from '../../shared/closingFingerprint.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { ArchivedGroup } from '../../shared/proof/archive.ts'
import { type CheckedArchive, type CheckProgress, checkArchive } from '../../shared/proof/checkArchive.ts'
import type { ArchivedClosing } from '../../shared/proof/closings.ts'
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'
import type { Primitives } from '../../shared/proof/primitives.ts'
import { readArchivedGroup } from '../../shared/proof/readArchive.ts'
import { readHeldHeads } from '../../shared/proof/readHeldHeads.ts'
import type { ArchiveSource } from '../../shared/proof/source.ts'
import type { ProofReport, ToProve } from './report.ts'

/** So many are shown; a file can be wrong in more places than anybody reads. */
const MOST_FAULTS = 50
/** A file of heads has a few hundred bytes for each. */
const MOST_HEADS_BYTES = 32 * 1024 * 1024

export const prove = async (primitives: Primitives, asked: ToProve, progress: (progress: CheckProgress) => void): Promise<ProofReport> => {
  const source = fileSource(asked.archive)
  const group = await readArchivedGroup(source)
  const files = await Promise.all(asked.heads.map(async (file) => ({ file, held: await heldIn(file) })))
  const notHeads = files.flatMap(({ file, held }) => (held ? [] : [file.name]))
  const { held: remembered, later } = rememberedOf(asked.seen, group)
  const held = [...files.flatMap(({ held: one }) => one ?? []), ...remembered]
  const checked = await checkArchive(primitives, source, { held, progress })
  return {
    ...reportOf(checked),
    notHeads,
    later,
    held: held.length > 0,
    closings: await closingsOf(checked.group?.id ?? null, checked.closings),
  }
}

const fileSource = (file: Blob): ArchiveSource => ({
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
})

const heldIn = async (file: File): Promise<HeldHeads | null> =>
  file.size > MOST_HEADS_BYTES ? null : readHeldHeads(file.name, new Uint8Array(await file.arrayBuffer()))

/** What was seen after the export cannot be in the archive: it would only make an older archive look cut off. */
const rememberedOf = (seen: ToProve['seen'], group: ArchivedGroup | null): { held: readonly HeldHeads[]; later: number } => {
  if (!seen || !group) return { held: [], later: 0 }
  const own = seen.heads.filter((head) => head.group === group.id)
  const heads = own
    .filter(({ at }) => at <= group.at)
    .map(({ document, seq, hash, at }) => ({ document, seq, hash, at, key: null, signature: null, reason: 'periodic' as const }))
  const later = own.length - heads.length
  return { held: heads.length === 0 ? [] : [{ file: seen.name, group: group.id, heads, keys: [] }], later }
}

const reportOf = ({
  group,
  logs,
  keys,
  sealedBy,
  people,
  newer,
  faults,
}: CheckedArchive): Omit<ProofReport, 'notHeads' | 'later' | 'held' | 'closings'> => ({
  group,
  logs: logs.map(({ document, verified, covered }) => ({ document, verified, covered })),
  keys: keys.map(({ id, since }) => ({ id, since })),
  sealedBy,
  people: people?.people.length ?? 0,
  newer: [...new Set(newer.map(({ file }) => file))].map((file) => ({ file, heads: newer.filter((one) => one.file === file).length })),
  faults: faults.slice(0, MOST_FAULTS),
  moreFaults: Math.max(0, faults.length - MOST_FAULTS),
})

const closingsOf = async (group: GroupId | null, found: readonly ArchivedClosing[]): Promise<ProofReport['closings']> => {
  if (!group || !globalThis.crypto?.subtle) return []
  const closings: ProofReport['closings'][number][] = []
  for (const { heads, meeting: _, ...closing } of found) closings.push({ ...closing, fingerprint: await closingFingerprint(group, heads) })
  return closings
}
