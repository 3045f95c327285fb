// A row of the table of members → a membership.
import { parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { type Membership, parseRole } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { MembershipTable } from '../db/seatTables.ts'

export const parseMembership = (row: MembershipTable): Membership => ({
  group: must(parseGroupId(row.group_id), 'the group of a membership'),
  role: must(parseRole(row.role), 'the role of a membership'),
  delegation: parseDelegationId(row.delegation),
  agency: parseAgencyId(row.agency),
})
