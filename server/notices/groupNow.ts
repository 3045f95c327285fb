// What a round reads of a group: its people with their zones, its sessions, and the items of its road map as the projector has them.
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type GroupId,
  type ItemId,
  type MeetingId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  roadmapId,
} from '../../shared/ids.ts'
import { type MeetingState, parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { isNobodys, parseRole, type Role } from '../../shared/people.ts'
import { type Day, STATUSES, type Status } from '../../shared/roadmap/model.ts'
import type { Store } from '../db/rowStore.ts'

export interface Person {
  readonly account: AccountId
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  /** Their own, or else the delegation's, or the group's; '' is UTC. */
  readonly zone: string
  /** A function of the sample: nothing is mailed to it. */
  readonly isNobodys: boolean
}
export interface PlannedItem {
  readonly id: ItemId
  readonly status: Status
  readonly due: Day | null
  readonly lead: DelegationId | null
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly archived: boolean
}
export interface Session {
  readonly id: MeetingId
  readonly state: MeetingState
  readonly openedAt: number | null
  readonly closedAt: number | null
}

export const readPeople = async (db: Store, group: GroupId): Promise<readonly Person[]> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .leftJoin('notice_preference', 'notice_preference.account', 'membership.account')
    .leftJoin('delegation', (join) =>
      join.onRef('delegation.id', '=', 'membership.delegation').onRef('delegation.group_id', '=', 'membership.group_id'),
    )
    .select([
      'membership.account',
      'membership.role',
      'membership.delegation',
      'membership.agency',
      'account.email',
      'notice_preference.zone as own',
      'delegation.zone as theirs',
      'work_group.zone as ours',
    ])
    .where('membership.group_id', '=', group)
    .where('account.disabled_at', 'is', null)
    .execute()
  return rows.flatMap((row) => {
    const [account, role] = [parseAccountId(row.account), parseRole(row.role)]
    if (!account || !role) return []
    return {
      account,
      role,
      delegation: parseDelegationId(row.delegation),
      agency: parseAgencyId(row.agency),
      zone: row.own || row.theirs || row.ours,
      isNobodys: isNobodys(row.email),
    }
  })
}

export const readItems = async (db: Store, group: GroupId): Promise<readonly PlannedItem[]> => {
  const rows = await db
    .selectFrom('plan_item')
    .select(['id', 'status', 'due', 'lead', 'agencies', 'people', 'archived'])
    .where('document', '=', roadmapId(group))
    .execute()
  return rows.flatMap((row) => {
    const [id, status] = [parseItemId(row.id), STATUSES.find((one) => one === row.status)]
    if (!id || !status) return []
    return {
      id,
      status,
      due: row.due,
      lead: parseDelegationId(row.lead),
      agencies: idsIn(row.agencies, parseAgencyId),
      people: idsIn(row.people, parseAccountId),
      archived: row.archived === 1,
    }
  })
}
const idsIn = <Id>(json: string, parse: (text: unknown) => Id | null): readonly Id[] => {
  const found: unknown = JSON.parse(json)
  return Array.isArray(found) ? found.flatMap((one) => parse(one) ?? []) : []
}

export const readSessions = async (db: Store, group: GroupId): Promise<readonly Session[]> => {
  const rows = await db.selectFrom('meeting').select(['id', 'state', 'opened_at', 'closed_at']).where('group_id', '=', group).execute()
  return rows.flatMap((row) => {
    const [id, state] = [parseMeetingId(row.id), parseMeetingState(row.state)]
    return id && state ? { id, state, openedAt: row.opened_at, closedAt: row.closed_at } : []
  })
}
