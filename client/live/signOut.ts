// Signs out while edits are waiting: sends them first, downloads them, discards them, or leaves them on the device, encrypted for their
// owner.

import type { AnswerOf } from '../../shared/api/routes.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Api, ApiAnswer } from '../base/api.ts'
import { downloadJson } from '../base/download.ts'
import { sealAccount } from '../base/handover.ts'
import { forgetPush } from '../base/push.ts'
import { commentOf, createSendingStore, sendAll } from '../base/sending.ts'
import { sendKeptFiles } from '../base/unsentFiles.ts'
import type { LiveDocuments } from './liveDocuments.ts'

export type SignOutChoice = 'wait' | 'download' | 'discard' | 'keep'

/** `aborted` is returned only with `wait`: the person has changed their mind, and nothing has happened. */
export const signOut = async (
  deps: { readonly account: AccountId; readonly api: Api; readonly documents: LiveDocuments; readonly signedOut: () => void },
  choice: SignOutChoice,
  signal: AbortSignal,
): Promise<ApiAnswer<AnswerOf<'DELETE /api/session'>> | { readonly ok: false; readonly why: 'aborted' }> => {
  if (choice === 'wait') {
    if (!(await deps.documents.sendAll(signal))) return { ok: false, why: 'aborted' }
    await sendAll(createSendingStore(deps.account), deps.api, deps.account)
    await sendKeptFiles(deps.api, deps.account)
  }
  if (choice === 'download') {
    await deps.documents.downloadAll()
    const unsent = await createSendingStore(deps.account).unsent()
    if (unsent.length > 0) downloadJson('ruta-comments.json', unsent.map(commentOf))
  }
  const answer = await deps.api.signOut()
  // Without the server the session is still open there; claiming otherwise would let the next person in.
  if (!answer.ok && !(answer.why === 'refused' && answer.status === 401)) return answer
  await deps.documents.close()
  await forgetPush(deps.account).catch((error: unknown) => console.warn('Notices of this browser could not be turned off', error))
  try {
    await sealAccount(deps.account, choice === 'download' || choice === 'discard' ? 'discard' : 'seal')
  } catch (error) {
    // Storage that cannot be read cannot be encrypted either; when the next account signs in, it is tried again before anything is shown.
    console.warn('What this device keeps could not be put away', error)
  }
  deps.signedOut()
  return answer.ok ? answer : { ok: true, value: undefined }
}
