// What changing a second factor needs, and how its owner is notified of it.
import type { AccountId } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'
import type { FactorChange } from '../mail/content.ts'

export type FactorDeps = Pick<Deps, 'db' | 'clock' | 'random'>
export type Tell = (inside: FactorDeps, account: AccountId, change: FactorChange) => Promise<void>
