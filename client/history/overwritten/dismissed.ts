// Which offers somebody has dismissed, remembered on the device, and nothing of it for the next account.
import type { AccountId, GroupId } from '../../../shared/ids.ts'

const keyOf = (group: GroupId) => `ruta/lost/${group}`
/** Offers last a fortnight. */
const MOST = 500

export const rememberedDismissals = (account: AccountId, group: GroupId): ReadonlySet<string> => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(group)) ?? 'null')
    if (typeof found !== 'object' || found === null || !('account' in found) || !('names' in found)) return new Set()
    const names: readonly unknown[] = found.account === account && Array.isArray(found.names) ? found.names : []
    return new Set(names.flatMap((name) => (typeof name === 'string' ? [name] : [])))
  } catch {
    // Storage is forbidden, or somebody wrote something else there: everything is offered.
    return new Set()
  }
}

export const rememberDismissals = (account: AccountId, group: GroupId, names: ReadonlySet<string>): void => {
  try {
    localStorage.setItem(keyOf(group), JSON.stringify({ account, names: [...names].slice(-MOST) }))
  } catch {
    // Storage is forbidden or full: only the next visit is offered it again.
  }
}
