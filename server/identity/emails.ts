// E-mail addresses as they are kept and compared: NFKC, lower case, the domain in ASCII (IDNA), so that no two that reach one mailbox are
// two accounts.
import { domainToASCII } from 'node:url'
import type { Store } from '../db/rowStore.ts'

/** Null for what can be no address. */
export const normalEmail = (email: string): string | null => {
  const plain = email.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = domainToASCII(plain.slice(at + 1))
  return at > 0 && domain !== '' ? `${plain.slice(0, at)}@${domain}` : null
}

/** For looking up: what can be no address is nobody's. */
export const plainEmail = (email: string): string => normalEmail(email) ?? email.trim().toLowerCase()

/**
 * Accounts of earlier versions get their address as it is kept now. Where another account has that one already, both stay as they are and
 * go on working; their ids are answered, so that an operator can ask which of them is used.
 */
export const normaliseEmails = async (db: Store): Promise<readonly string[]> => {
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
    await db.updateTable('account').set({ email: normal }).where('id', '=', id).execute()
    taken.set(normal, id)
  }
  return [...new Set(twins)]
}
