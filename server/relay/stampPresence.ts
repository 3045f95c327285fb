// Who somebody is, is written by the server: the `user` of a presence state is replaced by what the login says (SPEC W10).
import type { AccountId, DelegationId } from '../../shared/ids.ts'

export interface PresentPerson {
  readonly account: AccountId
  readonly name: string
  readonly delegation: DelegationId | null
}

/** The stamp as JSON, made once per connection. */
export const stampOf = ({ account, name, delegation }: PresentPerson): string => JSON.stringify({ name, delegation, account })

const DEEPEST = 16
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The state with our `user` at its end, where it wins over any other; `null` for what is no plain, shallow JSON object. */
export const stamped = (state: Uint8Array, stamp: string): Uint8Array | null => {
  const text = parseObject(state)
  if (text === null) return null
  const body = text.slice(0, text.lastIndexOf('}')).trimEnd()
  return Buffer.from(`${body}${body.trim() === '{' ? '' : ','}"user":${stamp}}`)
}

const parseObject = (state: Uint8Array): string | null => {
  try {
    const text = utf8.decode(state)
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) && isShallow(value, DEEPEST) ? text : null
  } catch {
    // No UTF-8 or no JSON: an expected answer, such a state is not shown.
    return null
  }
}

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' || value === null || (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)))
