// Provider that opened this session: undefined until it is known, null for another way to sign in.
import { address } from './address.ts'
import { createQuery } from './createQuery.ts'

/** Fetched only while `wanted`. */
export const createOwnProvider = (wanted: () => boolean) => {
  const sessions = createQuery(() => (wanted() ? address('/api/sessions', {}) : null))
  return (): string | null | undefined => sessions.value()?.find(({ current }) => current)?.provider
}
