// Lazy loading of `handover.ts`, only when there are copies to seal or to restore, so that the sign-in page does not load it and its encoding.
import type { CopyKey } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Answer } from './api.ts'
import { PREFIX } from './documentDatabase.ts'
import { databaseNames } from './idb.ts'

/** A new device has nothing to seal, and its first page does not load the code for it. */
const keepsAnything = async (): Promise<boolean> => typeof indexedDB !== 'undefined' && (await databaseNames(PREFIX)).length > 0

type Handover = typeof import('./handover.ts')

let loading: Promise<Handover> | null = null
/** One promise for all callers, so that their calls stay in order. After a failure the next caller retries. */
const load = (): Promise<Handover> => {
  loading ??= import('./handover.ts').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

let isAway = false
let sealing: Promise<unknown> = Promise.resolve()

/** Whether this page has sealed its copies, so that they have to be restored before anything is shown again. */
export const wasPutAway = (): boolean => isAway

/** Preloads while a password is typed. */
export const loadAhead = (): void => void load().catch((error: unknown) => console.info('The handover of copies is not loaded yet', error))

/** See `handover.ts`. If it cannot be loaded, the device stays as it is, and the next account's sign-in retries. */
export const putAway: Handover['putAway'] = (accounts, closed) => {
  isAway = true
  sealing = seal(accounts, closed).catch((error: unknown) => console.warn('What this device keeps could not be put away', error))
  return sealing
}
const seal: Handover['putAway'] = async (accounts, closed) => {
  if (await keepsAnything()) await (await load()).putAway(accounts, closed)
}

/** See `handover.ts`: to be awaited before anything of `account` is shown. */
export const receiveAccount = async (account: AccountId, copyKey: () => Promise<Answer<CopyKey>>): Promise<void> => {
  await sealing
  try {
    const { receiveAccount: receive } = await load()
    await receive(account, copyKey)
    isAway = false
  } catch (error) {
    console.warn('What this device keeps could not be handed over', error)
  }
}
