// Fingerprints of closings that this device has seen, and whether their heads were downloaded, stored per account.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { asText, isRecord, type Remembered, rememberedFor } from './remembered.ts'

export interface SeenClosings {
  /** By the id of the closing. */
  readonly seen: Readonly<Record<string, string>>
  /** The newest closing whose heads were downloaded, or whose reminder the user dismissed. */
  readonly reminded: string | null
}

const seenBy = (account: AccountId, group: GroupId): Remembered<SeenClosings> =>
  rememberedFor(account, `closings/${group}`, ({ seen, reminded }) => ({
    seen: Object.fromEntries(
      Object.entries(isRecord(seen) ? seen : {}).filter((one): one is [string, string] => typeof one[1] === 'string'),
    ),
    reminded: asText(reminded),
  }))

export const readSeenClosings = (account: AccountId, group: GroupId): SeenClosings =>
  seenBy(account, group).read() ?? { seen: {}, reminded: null }
export const writeSeenClosings = (account: AccountId, group: GroupId, seen: SeenClosings): void => seenBy(account, group).write(seen)
