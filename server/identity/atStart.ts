// Converts data of earlier versions, before any request is answered.
import { takeIn } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { normaliseEmails } from './emails.ts'

export const prepareIdentity = async (deps: Deps, warn: (what: object, words: string) => void) => {
  await takeIn(deps.db, deps.random)
  const accounts = await normaliseEmails(deps)
  if (accounts.length > 0) warn({ accounts }, 'these accounts share one e-mail address in two spellings: ask which one is used')
}
