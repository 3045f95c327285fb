// Normalised e-mail addresses: NFKC, lower case, the domain in ASCII (IDNA), so that one mailbox cannot have two accounts.
import { domainToASCII } from 'node:url'
import { type AccountId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { commitAddress } from '../acts/personalWords.ts'
import { type ActDeps, personOf, recordAct } from '../acts/recordAct.ts'

/** Null if it is invalid. */
export const normalEmail = (email: string): string | null => {
  const plain = email.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = domainToASCII(plain.slice(at + 1))
  return at > 0 && domain !== '' ? `${plain.slice(0, at)}@${domain}` : null
}

/** For lookups: an invalid address matches no account. */
export const plainEmail = (email: string): string => normalEmail(email) ?? email.trim().toLowerCase()

/**
 * Normalises addresses of earlier versions. If another account has the same address already, both stay unchanged and keep working; their ids are
 * returned, so that an operator can decide.
 */
export const normaliseEmails = async (deps: ActDeps): Promise<readonly string[]> => {
  const { db } = deps
  const rows = await db.selectFrom('account').select(['id', 'email']).orderBy('created_at').orderBy('id').execute()
  const taken = new Map(rows.map(({ id, email }) => [email, id]))
  const twins: string[] = []
  for (const { id, email } of rows) {
    const normal = plainEmail(email)
    if (normal === email) continue
    const other = taken.get(normal)
    if (other !== undefined) {
      twins.push(other, id)
      continue
    }
    await db.transaction().execute((inside) => setEmail({ ...deps, db: inside }, must(parseAccountId(id), 'an account id'), normal))
    taken.set(normal, id)
  }
  return [...new Set(twins)]
}

const setEmail = async (deps: ActDeps, account: AccountId, email: string): Promise<void> => {
  const { db } = deps
  for (const row of await db.selectFrom('membership').select('group_id').where('account', '=', account).orderBy('group_id').execute()) {
    const group = must(parseGroupId(row.group_id), 'the group of a membership')
    const address = await commitAddress(deps, { group, account, words: email })
    await recordAct(deps, { group, by: null, what: { type: 'emailChanged', member: await personOf(deps, group, account), address } })
  }
  await db.updateTable('account').set({ email }).where('id', '=', account).execute()
}
