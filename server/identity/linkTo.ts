// The address of a one-time link.
import type { IssuedLink } from '../../shared/api/members.ts'
import type { IssuedToken } from './oneTimeLinks.ts'

/** In the fragment, so that no server log and no Referer contains it. */
export const linkTo = (page: string, { token, expiresAt }: IssuedToken): IssuedLink => ({ link: `${page}#${token}`, expiresAt })
