// The way to `handover.ts`, which is loaded when there is something to seal or somebody to bring it back to: the sign-in page needs none
// of it, and none of the encoding that it stands on.
import type { CopyKey } from '../../shared/api/session.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Answer } from './api.ts'

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

/** Whether this page has put away what it kept, so that it has to be brought back before anything is shown again. */
export const wasPutAway = (): boolean => isAway

/** As `handover.ts` has it. What cannot be loaded leaves the device as it is, and the next account's arrival tries again. */
export const putAway: Handover['putAway'] = async (accounts, closed) => {
  isAway = true
  try {
    const { putAway: seal } = await load()
    await seal(accounts, closed)
  } catch (error) {
    console.warn('What this device keeps could not be put away', error)
  }
}

/** As `handover.ts` has it: to be awaited before anything of `account` is shown. */
export const receiveAccount = async (account: AccountId, copyKey: () => Promise<Answer<CopyKey>>): Promise<void> => {
  try {
    const { receiveAccount: receive } = await load()
    await receive(account, copyKey)
    isAway = false
  } catch (error) {
    console.warn('What this device keeps could not be handed over', error)
  }
}
