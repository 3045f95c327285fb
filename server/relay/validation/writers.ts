// Who writes, and what is another person's or delegation's to them.
import type { AccountId, DelegationId } from '../../../shared/ids.ts'
import { type Container, heldAt } from './container.ts'

export interface WritingAs {
  /** It brings back what a restore has lost, and claims nothing for the member who offers it. */
  readonly asOthers?: boolean
  /** Is of the chair or the secretariat. */
  readonly isSteward?: boolean
  /** For which it writes. */
  readonly delegation?: DelegationId | null
  /** May write what is a delegation's. */
  readonly isScribe?: boolean
}

/** Is it another person's, or another delegation's? */
export const isAnothers = (
  container: Container,
  key: string | null,
  { account, delegation = null, isScribe = false }: { readonly account: AccountId } & WritingAs,
): boolean => {
  const held = heldAt(container, key)
  if (held !== undefined && !isScribe && (held === null || held !== delegation)) return true
  return container.kind === 'map' && container.place.ownerOf !== undefined && (key === null || container.place.ownerOf(key) !== account)
}
