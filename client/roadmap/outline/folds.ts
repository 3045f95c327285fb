// What somebody has folded away in an outline, remembered on the device for each group, and nothing of it for the next account.
import type { AccountId, GroupId, ItemId } from '../../../shared/ids.ts'
import { parseItemId } from '../../../shared/ids.ts'

const keyOf = (group: GroupId) => `ruta/outline/${group}`

export const rememberedFolds = (account: AccountId, group: GroupId): ReadonlySet<ItemId> => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(group)) ?? 'null')
    if (typeof found !== 'object' || found === null || !('account' in found) || !('folded' in found)) return new Set()
    return new Set(found.account === account && Array.isArray(found.folded) ? found.folded.flatMap((id) => parseItemId(id) ?? []) : [])
  } catch {
    // Storage is forbidden, or somebody wrote something else there: everything is open.
    return new Set()
  }
}

export const rememberFolds = (account: AccountId, group: GroupId, folded: ReadonlySet<ItemId>): void => {
  try {
    localStorage.setItem(keyOf(group), JSON.stringify({ account, folded: [...folded] }))
  } catch {
    // Storage is forbidden or full: only the next visit finds everything open.
  }
}
