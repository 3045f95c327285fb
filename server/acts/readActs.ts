// Cache of a group's acts: read from their log once and extended as it grows.

import { actOf } from '../../shared/acts/actOf.ts'
import type { Act } from '../../shared/acts/acts.ts'
import { actsId, type GroupId, seq } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import type { UpdateLog } from '../log/log.ts'

export interface Acts {
  /** In order. Throws `DamagedLogError` for an unreadable log, or an entry that is no act. */
  of(group: GroupId): Promise<readonly Act[]>
}

interface Known {
  readonly head: Head
  readonly acts: readonly Act[]
}

/** Maximum number of cached groups. */
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

const isSame = (a: Head, b: Head): boolean => a.seq === b.seq && Buffer.compare(a.hash, b.hash) === 0
