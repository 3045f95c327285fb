// The table of outgoing mail.
export interface OutboxTable {
  id: string
  group_id: string | null
  account: string | null
  /** For a person without an account. */
  address: string | null
  kind: string
  /** Content as JSON, erased when it has ended. */
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
  /** Deduplication key: the fact or the link in the mail. */
  key: string | null
}
