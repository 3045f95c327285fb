// The fingerprints of closings that this device has seen, and whose heads were taken along, kept for one account: nothing of it for the next.
import type { AccountId, GroupId } from '../../shared/ids.ts'

export interface SeenClosings {
  /** By the id of the closing. */
  readonly seen: Readonly<Record<string, string>>
  /** The newest closing whose heads were downloaded, or about which the reader wants no reminder. */
  readonly reminded: string | null
}
const NONE: SeenClosings = { seen: {}, reminded: null }

const keyOf = (group: GroupId) => `ruta/closings/${group}`

export const readSeenClosings = (account: AccountId, group: GroupId): SeenClosings => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(group)) ?? 'null')
    if (typeof found !== 'object' || found === null || !('account' in found) || found.account !== account) return NONE
    const seen = 'seen' in found && typeof found.seen === 'object' && found.seen !== null ? Object.entries(found.seen) : []
    const reminded = 'reminded' in found && typeof found.reminded === 'string' ? found.reminded : null
    return { seen: Object.fromEntries(seen.filter((one): one is [string, string] => typeof one[1] === 'string')), reminded }
  } catch {
    // Storage is forbidden, or somebody wrote something else there.
    return NONE
  }
}

export const writeSeenClosings = (account: AccountId, group: GroupId, kept: SeenClosings): void => {
  try {
    localStorage.setItem(keyOf(group), JSON.stringify({ account, ...kept }))
  } catch {
    // Storage is forbidden or full: this device compares nothing, and says so nowhere it could not keep it.
  }
}
