// The tables of web push.
export interface PushSubscriptionTable {
  id: string
  account: string
  /** The last session of this account in this browser. It may have ended. */
  session: string
  /** The hash that identifies the browser (`remembered_browser`); null if it keeps no cookie. */
  browser: string | null
  endpoint: string
  p256dh: string
  auth: string
  created_at: number
  signed_in_at: number
  told_until: number
}
export interface PushKeyTable {
  id: 'vapid'
  private_key: string
  created_at: number
}
