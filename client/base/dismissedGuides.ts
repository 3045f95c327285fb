// The groups whose first steps the user has dismissed, stored on this device.
import { type AccountId, type GroupId, parseGroupId } from '../../shared/ids.ts'
import { rememberedFor, validEntries } from './remembered.ts'

const guidesOf = (account: AccountId) =>
  rememberedFor<{ readonly groups: readonly GroupId[] }>(account, 'guides-away', ({ groups }) => ({
    groups: validEntries(groups, parseGroupId),
  }))
const dismissedIn = (account: AccountId): readonly GroupId[] => guidesOf(account).read()?.groups ?? []

export const isGuideDismissed = (account: AccountId, group: GroupId): boolean => dismissedIn(account).includes(group)

export const setGuideDismissed = (account: AccountId, group: GroupId, dismissed: boolean): void => {
  const others = dismissedIn(account).filter((one) => one !== group)
  guidesOf(account).write({ groups: dismissed ? [...others, group] : others })
}
