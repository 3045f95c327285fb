// Which groups' guides their reader has put away, on this device.
import { type AccountId, type GroupId, parseGroupId } from '../../shared/ids.ts'
import { listOf, rememberedFor } from './remembered.ts'

const guidesOf = (account: AccountId) =>
  rememberedFor<{ readonly groups: readonly GroupId[] }>(account, 'guides-away', ({ groups }) => ({ groups: listOf(groups, parseGroupId) }))
const awayOf = (account: AccountId): readonly GroupId[] => guidesOf(account).read()?.groups ?? []

export const isGuideAway = (account: AccountId, group: GroupId): boolean => awayOf(account).includes(group)

export const putGuideAway = (account: AccountId, group: GroupId, away: boolean): void => {
  const others = awayOf(account).filter((one) => one !== group)
  guidesOf(account).write({ groups: away ? [...others, group] : others })
}
