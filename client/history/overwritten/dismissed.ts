// The offers that somebody has dismissed, stored on the device for this account only.
import type { AccountId, GroupId } from '../../../shared/ids.ts'
import { asText, rememberedFor, validEntries } from '../../base/remembered.ts'

/** The number of dismissed offers that are stored; offers expire after two weeks. */
const MOST = 500

const dismissalsIn = (account: AccountId, group: GroupId) =>
  rememberedFor<{ readonly names: readonly string[] }>(account, `lost/${group}`, ({ names }) => ({ names: validEntries(names, asText) }))

export const rememberedDismissals = (account: AccountId, group: GroupId): ReadonlySet<string> =>
  new Set(dismissalsIn(account, group).read()?.names)
export const rememberDismissals = (account: AccountId, group: GroupId, names: ReadonlySet<string>): void =>
  dismissalsIn(account, group).write({ names: [...names].slice(-MOST) })
