// The way to `handover.ts`, which is loaded when there is something to seal or somebody to bring it back to: the sign-in page needs none
// of it, and none of the encoding that it stands on.
import type { CopyKey } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Answer } from './api.ts'
import { PREFIX } from './documentDatabase.ts'
import { databaseNames } from './idb.ts'

/** A device that is new here has nothing to seal, and its first page does not load what would. */
const keepsAnything = async (): Promise<boolean> => typeof indexedDB !== 'undefined' && (await databaseNames(PREFIX)).length > 0

type Handover = typeof import('./handover.ts')

let loading: Promise<Handover> | null = null
/** One promise for all who ask: what is asked for first is begun first. After a failure the next one tries again. */
const load = (): Promise<Handover> => {
  loading ??= import('./handover.ts').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

let isAway = false
let sealing: Promise<unknown> = Promise.resolve()

/** Whether this page has put away what it kept, so that it has to be brought back before anything is shown again. */
export const wasPutAway = (): boolean => isAway

/** While a password is typed, so that nothing waits for it afterwards. */
export const loadAhead = (): void => void load().catch((error: unknown) => console.info('The handover of copies is not loaded yet', error))

/** As `handover.ts` has it. What cannot be loaded leaves the device as it is, and the next account's arrival tries again. */
export const putAway: Handover['putAway'] = (accounts, closed) => {
  isAway = true
  sealing = seal(accounts, closed).catch((error: unknown) => console.warn('What this device keeps could not be put away', error))
  return sealing
}
const seal: Handover['putAway'] = async (accounts, closed) => {
  if (await keepsAnything()) await (await load()).putAway(accounts, closed)
}

/** As `handover.ts` has it: to be awaited before anything of `account` is shown. */
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
