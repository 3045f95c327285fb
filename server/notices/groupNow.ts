// What a round reads of a group: its people with their zones, its sessions, and the items of its road map as the projector has them.
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type GroupId,
  type ItemId,
  instant,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  roadmapId,
} from '../../shared/ids.ts'
import { parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { isNobodys, parseRole, type Role } from '../../shared/people.ts'
import type { ReportSession } from '../../shared/reports/round.ts'
import { type Day, ITEM_KINDS, type ItemKind, STATUSES, type Status } from '../../shared/roadmap/model.ts'
import { SERVER_STOPS, type ServerStop } from '../../shared/webhooks/webhooks.ts'
import { isKnownZone } from '../../shared/zones.ts'
import { marksAfterClosing } from '../db/marksAfterClosing.ts'
import { isPrefixed, type Store } from '../db/rowStore.ts'

export interface NotifiedPerson {
  readonly account: AccountId
  readonly role: Role
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  /** A member since. */
  readonly since: number
  /** Their own, or else the delegation's, or the group's; '' is UTC. */
  readonly zone: string
  /** A function of a sample, or anybody in one, who only tries it: nothing is mailed to them. */
  readonly isNobodys: boolean
}
export interface PlannedItem {
  readonly id: ItemId
  readonly kind: ItemKind
  readonly status: Status
  readonly due: Day | null
  readonly lead: DelegationId | null
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly archived: boolean
}
export interface NoticedSession extends ReportSession {
  readonly openedAt: number | null
  /** The last time that it was opened after its closing, and closed again. */
  readonly reopenedAt: number | null
  readonly closedAgainAt: number | null
}

export interface TokenOfGroup {
  readonly id: string
  readonly account: AccountId
  readonly name: string
  readonly createdAt: number
  readonly expiresAt: number
}

/** Its API tokens that were not revoked: valid ones, and expired ones. */
export const readTokens = async (db: Store, group: GroupId): Promise<readonly TokenOfGroup[]> => {
  const rows = await db
    .selectFrom('api_token')
    .select(['id', 'account', 'name', 'created_at', 'expires_at'])
    .where('group_id', '=', group)
    .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', row.ref('expires_at'))]))
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, account: holder, name, created_at, expires_at }) => {
    const account = parseAccountId(holder)
    return account ? [{ id, account, name, createdAt: Number(created_at), expiresAt: Number(expires_at) }] : []
  })
}

export interface StoppedWebhook {
  readonly id: string
  readonly name: string
  readonly why: ServerStop
  readonly maker: string
  readonly stoppedAt: number
}

/** Its webhooks that the server turned off, and that nobody has turned on again. */
export const readStoppedWebhooks = async (db: Store, group: GroupId): Promise<readonly StoppedWebhook[]> => {
  const rows = await db
    .selectFrom('webhook')
    .select(['id', 'name', 'stopped', 'created_by', 'failed_at'])
    .where('group_id', '=', group)
    .where('stopped', 'in', SERVER_STOPS)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, name, stopped, created_by: maker, failed_at }) => {
    const why = SERVER_STOPS.find((one) => one === stopped)
    // The failure that stopped it was its last.
    return why ? [{ id, name, why, maker, stoppedAt: Number(failed_at ?? 0) }] : []
  })
}

export const readPeople = async (db: Store, group: GroupId): Promise<readonly NotifiedPerson[]> => {
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
      'membership.created_at',
      'account.email',
      'notice_preference.zone as own',
      'delegation.zone as theirs',
      'work_group.zone as ours',
      'work_group.sample',
    ])
    .where('membership.group_id', '=', group)
    .where('account.disabled_at', 'is', null)
    .execute()
  // A time zone unknown to this machine is ignored.
  const zones = new Set(
    [...new Set(rows.flatMap(({ own, theirs, ours }) => [own, theirs, ours]))].filter((zone) => zone && isKnownZone(zone)),
  )
  return rows.flatMap((row) => {
    const [account, role] = [parseAccountId(row.account), parseRole(row.role)]
    if (!account || !role) return []
    return {
      account,
      role,
      delegation: parseDelegationId(row.delegation),
      agency: parseAgencyId(row.agency),
      since: row.created_at,
      zone: [row.own, row.theirs, row.ours].find((zone) => zone !== null && zones.has(zone)) ?? '',
      isNobodys: isNobodys(row.email) || row.sample === 1,
    }
  })
}

export const readItems = async (db: Store, group: GroupId): Promise<readonly PlannedItem[]> => {
  const rows = await db
    .selectFrom('plan_item')
    .select(['id', 'kind', 'status', 'due', 'lead', 'agencies', 'people', 'archived'])
    .where('document', '=', roadmapId(group))
    .execute()
  return rows.flatMap((row) => {
    const [id, kind, status] = [parseItemId(row.id), ITEM_KINDS.find((one) => one === row.kind), STATUSES.find((one) => one === row.status)]
    if (!id || !kind || !status) return []
    return {
      id,
      kind,
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

export const readSessions = async (db: Store, group: GroupId): Promise<readonly NoticedSession[]> => {
  const rows = await db
    .selectFrom('meeting')
    .leftJoin('meeting_face', (join) => join.on(isPrefixed('meeting_face.document', 'meeting:', 'meeting.id')))
    .select(['id', 'number', 'state', 'shared', 'opened_at', 'closed_at', 'start_day', 'end_day', 'zone'])
    .where('group_id', '=', group)
    .execute()
  const marks = await marksAfterClosing(db, group)
  const last = (kind: string, of: string) => marks.findLast((mark) => mark.kind === kind && mark.meeting === of)?.at ?? null
  return rows.flatMap((row) => {
    const [id, state] = [parseMeetingId(row.id), parseMeetingState(row.state)]
    if (!id || !state) return []
    return {
      id,
      number: row.number,
      state,
      shared: row.shared === 1,
      openedAt: row.opened_at,
      closedAt: row.closed_at === null ? null : instant(row.closed_at),
      reopenedAt: last('reopened', row.id),
      closedAgainAt: last('closedAgain', row.id),
      start: row.start_day,
      end: row.end_day,
      zone: row.zone ?? '',
    }
  })
}
