// Current and former delegations, agencies and members of each group, for the relay: cached in memory, and only ever added to. Delegations and
// agencies are never removed; a former member stays valid for ever, since an offline edit may refer to them.

import type { NamedIdKind } from '../../shared/contentSchema.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

interface KnownGroups {
  exists(group: GroupId, named: NamedIdKind, id: string): boolean
  /** Reloads the group; concurrent callers share one query. */
  refresh(group: GroupId): Promise<void>
}

export const createKnownGroups = (db: Store): KnownGroups => {
  const known = new Map<GroupId, Readonly<Record<NamedIdKind, Set<string>>>>()
  const reading = new Map<GroupId, Promise<void>>()

  const read = async (group: GroupId) => {
    const of = known.get(group) ?? { delegation: new Set<string>(), agency: new Set<string>(), account: new Set<string>() }
    const add = (named: NamedIdKind, ids: readonly (string | null)[]) => {
      for (const id of ids) if (id !== null) of[named].add(id)
    }
    const delegations = await db.selectFrom('delegation').select('id').where('group_id', '=', group).execute()
    const agencies = await db.selectFrom('agency').select('id').where('group_id', '=', group).execute()
    const members = await db.selectFrom('membership').select('account').where('group_id', '=', group).execute()
    const came = await db.selectFrom('invitation').select('accepted_by').where('group_id', '=', group).execute()
    const left = await db.selectFrom('audit').select('detail').where('action', '=', 'member.removed').where('subject', '=', group).execute()
    add(
      'delegation',
      delegations.map(({ id }) => id),
    )
    add(
      'agency',
      agencies.map(({ id }) => id),
    )
    add('account', [...members.map(({ account }) => account), ...came.map((one) => one.accepted_by), ...left.map(({ detail }) => detail)])
    known.set(group, of)
  }

  return {
    exists: (group, named, id) => known.get(group)?.[named].has(id) === true,
    refresh(group) {
      const running = reading.get(group) ?? read(group).finally(() => reading.delete(group))
      reading.set(group, running)
      return running
    },
  }
}
