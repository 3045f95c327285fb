// Lazy loading of `handover.ts`, only when there are copies to seal or to restore, so that the sign-in page does not load it and its encoding.
import type { CopyKey } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ApiAnswer } from './api.ts'
import { PREFIX } from './documentDatabase.ts'
import { databaseNames } from './idb.ts'

/** A new device has nothing to seal, and its first page does not load the code for it. */
const keepsAnything = async (): Promise<boolean> => typeof indexedDB !== 'undefined' && (await databaseNames(PREFIX)).length > 0

type Handover = typeof import('./handover.ts')

export interface DeviceCopies {
  /** Whether this page has sealed its copies, so that they have to be restored before anything is shown again. */
  readonly wasPutAway: () => boolean
  /** Preloads while a password is typed. */
  readonly loadAhead: () => void
  /** See `handover.ts`. If it cannot be loaded, the device stays as it is, and the next account's sign-in retries. */
  readonly putAway: Handover['sealCopies']
  /** See `handover.ts`: to be awaited before anything of `account` is shown. */
  readonly receiveAccount: (account: AccountId, copyKey: () => Promise<ApiAnswer<CopyKey>>) => Promise<void>
}

export const createDeviceCopies = (): DeviceCopies => {
  let isAway = false
  let sealing: Promise<void> = Promise.resolve()
  let loading: Promise<Handover> | null = null
  /** One promise for all callers, so that their calls stay in order. After a failure the next caller retries. */
  const load = (): Promise<Handover> => {
    loading ??= import('./handover.ts').catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
  const seal = async (accounts: readonly AccountId[] | null, closed: Promise<unknown>) => {
    if (await keepsAnything()) await (await load()).sealCopies(accounts, closed)
  }
  return {
    wasPutAway: () => isAway,
    loadAhead: () => void load().catch((error: unknown) => console.info('The handover of copies is not loaded yet', error)),
    putAway(accounts, closed) {
      isAway = true
      sealing = sealing
        .then(() => seal(accounts, closed))
        .catch((error: unknown) => console.warn('What this device keeps could not be put away', error))
      return sealing
    },
    async receiveAccount(account, copyKey) {
      await sealing
      try {
        await (await load()).receiveAccount(account, copyKey)
        isAway = false
      } catch (error) {
        console.warn('What this device keeps could not be handed over', error)
      }
    },
  }
}
