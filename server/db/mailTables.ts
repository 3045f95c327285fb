// The table of outgoing mail.
export interface OutboxTable {
  id: string
  group_id: string | null
  account: string | null
  /** Of a person without an account. */
  address: string | null
  kind: string
  /** What it says, as JSON, until it has ended. */
  content: string
  /** The composed message, from its first attempt until it has ended. */
  bytes: Uint8Array | null
  /** The address that the message was composed for. */
  sent_to: string | null
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped'
  attempts: number
  next_at: number
  lease_until: number
  error: string
  created_at: number
  ended_at: number | null
  /** Names the fact or the link that it tells of. */
  key: string | null
}
