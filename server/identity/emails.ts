// Normalised e-mail addresses: NFKC, lower case, the domain in ASCII (IDNA), so that one mailbox cannot have two accounts.
import { domainToASCII } from 'node:url'
import type { Store } from '../db/rowStore.ts'

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
