// Names of recently run commands, newest first: stored on this device, per account.
import type { AccountId } from '../../../shared/ids.ts'
import { type Remembered, rememberedFor } from '../../base/remembered.ts'

const MOST = 5
interface Recent {
  readonly ids: readonly string[]
}

export const recentFor = (account: AccountId): Remembered<Recent> =>
  rememberedFor<Recent>(account, 'palette', ({ ids }) =>
    Array.isArray(ids) ? { ids: ids.filter((id): id is string => typeof id === 'string').slice(0, MOST) } : null,
  )

export const withRecent = ({ ids }: Recent, id: string): Recent => ({ ids: [id, ...ids.filter((one) => one !== id)].slice(0, MOST) })
