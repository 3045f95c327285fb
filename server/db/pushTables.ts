// The tables of web push.
export interface PushSubscriptionTable {
  id: string
  account: string
  /** As long as it lasts. */
  session: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: number
  told_until: number
}
export interface PushKeyTable {
  id: 'vapid'
  private_key: string
  created_at: number
}
