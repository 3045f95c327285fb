// The tables of seats: memberships, and the seats in delegations that ended.
export interface MembershipTable {
  group_id: string
  account: string
  role: string
  delegation: string | null
  agency: string | null
  created_at: number
  /** Since when they sit in this delegation, or in none; null while the account is disabled. */
  seat_since: number | null
  /** When the delegation was told of the seat; null: nobody was there to be told. */
  seat_told_at: number | null
  /** When a member admitted them to what was written before. */
  seat_admitted_at: number | null
  seat_admitted_by: string | null
}
/** Seats in delegations that ended. */
export interface FormerSeatTable {
  group_id: string
  account: string
  delegation: string
  since: number
  until: number
  told_at: number | null
}
