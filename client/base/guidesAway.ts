// Which groups' guides their reader has put away, on this device.
import type { AccountId, GroupId } from '../../shared/ids.ts'

const KEY = 'ruta/guides-away'

export const isGuideAway = (account: AccountId, group: GroupId): boolean => read(account).includes(group)

export const putGuideAway = (account: AccountId, group: GroupId, away: boolean): void => {
  const others = read(account).filter((one) => one !== group)
  try {
    localStorage.setItem(KEY, JSON.stringify({ account, groups: away ? [...others, group] : others }))
  } catch {
    // Storage is forbidden or full: the guide comes back with the next visit.
  }
}

/** At sign-out: nothing of one account stays for the next. */
export const forgetGuides = (): void => {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}

const read = (account: AccountId): readonly unknown[] => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof found !== 'object' || found === null || !('account' in found) || !('groups' in found)) return []
    return found.account === account && Array.isArray(found.groups) ? found.groups : []
  } catch {
    // Storage is forbidden, or somebody wrote something else there.
    return []
  }
}
