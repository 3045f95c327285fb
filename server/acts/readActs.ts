// The acts of a group, read from their log once and read on as it grows.
import type { Act } from '../../shared/acts/acts.ts'
import { OPERATOR } from '../../shared/acts/told.ts'
import { decodeAct } from '../../shared/acts/update.ts'
import { actsId, type DocumentId, type GroupId, seq } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import { DamagedLogError, type Entry, type UpdateLog } from '../log/log.ts'

export interface Acts {
  /** In order. Throws `DamagedLogError` for a log that cannot be read, or holds what is no act. */
  of(group: GroupId): Promise<readonly Act[]>
}

interface Known {
  readonly head: Head
  readonly acts: readonly Act[]
}

/** Of so many groups at once. */
const MOST_GROUPS = 32

export const createActs = (log: Pick<UpdateLog, 'head' | 'read' | 'hashAt'>): Acts => {
  const known = new Map<GroupId, Known>()
  return {
    async of(group) {
      const document = actsId(group)
      const head = await log.head(document)
      const before = known.get(group)
      if (before && isSame(before.head, head)) return before.acts
      // After a restore the log may be another one.
      const goesOn =
        before &&
        head.seq > before.head.seq &&
        isSame(before.head, { seq: before.head.seq, hash: await log.hashAt(document, before.head.seq) })
      const acts = goesOn ? [...before.acts] : []
      for await (const entry of log.read(document, seq(acts.length), head.seq)) acts.push(actOf(document, entry))
      known.delete(group)
      known.set(group, { head, acts })
      const [oldest] = known.keys()
      if (known.size > MOST_GROUPS && oldest !== undefined) known.delete(oldest)
      return acts
    },
  }
}

/** Throws for an entry that is no act, or not the one of its place, or by somebody else than the entry itself. */
export const actOf = (document: DocumentId, entry: Entry): Act => {
  const act = entry.kind === 'server' ? decodeAct(entry.seq, entry.updates) : null
  const author = act?.by?.account ?? OPERATOR
  if (!act || act.at !== entry.at || author !== entry.author || (act.by?.delegation ?? null) !== entry.delegation)
    throw new DamagedLogError(document, entry.seq, 'the entry holds no act that can be read')
  return act
}

const isSame = (a: Head, b: Head): boolean => a.seq === b.seq && Buffer.compare(a.hash, b.hash) === 0
