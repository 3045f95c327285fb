// Routes for API tokens: the user's own, and those of the members of a group.
import type { tokenApi } from '../../shared/api/tokens.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { endToken, type KeptToken, makeToken, tokensOf } from './apiTokens.ts'
import type { Identity } from './identity.ts'
import { tellTokenMade } from './mails.ts'
import { isConfirmationNeeded } from './proof.ts'

export const tokenHandlers = (identity: Identity): Handlers<keyof typeof tokenApi> => {
  const { deps, mail } = identity
  const revoke = async (
    token: { readonly id: string; readonly account: AccountId; readonly group: GroupId },
    record: (action: 'token.revoked', detail: string) => Promise<void>,
  ) => {
    if (!(await endToken(deps, token))) return refuse('not-found')
    await record('token.revoked', `${token.account} ${token.id}`)
    return NO_BODY
  }
  return {
    'GET /api/token': async ({ token, actor: { account } }) => {
      if (!token) return refuse('not-found')
      const kept = (await tokensOf(deps, { account, group: token.group })).find(({ id }) => id === token.id)
      return kept ? ok({ ...described(kept), account, group: kept.group }) : refuse('not-found')
    },
    'GET /api/groups/:group/tokens': async ({ actor: { account }, group }) => ok((await tokensOf(deps, { account, group })).map(described)),
    'POST /api/groups/:group/tokens': async ({ actor: { account }, session, group, body, record }) => {
      if (await isConfirmationNeeded(identity, session)) return refuse('proof-needed')
      const told = (inside: Deps, kept: KeptToken) => tellTokenMade(inside, mail, kept)
      const made = await makeToken(deps, { account, group, session }, { ...body, told })
      if (!made.ok) return made
      mail.wake()
      deps.bus.publish({ type: 'news', group, of: 'inbox', account })
      const { kept, token } = made.value
      await record('token.made', `${account} ${kept.id} ${kept.scopes.join(' ')}`)
      return ok({ ...described(kept), token })
    },
    'DELETE /api/groups/:group/tokens/:id': ({ actor: { account }, group, id, record }) => revoke({ id, account, group }, record),
    'GET /api/groups/:group/members/tokens': async ({ group }) =>
      ok((await tokensOf(deps, { group })).map((kept) => ({ ...described(kept), account: kept.account }))),
    'DELETE /api/groups/:group/members/:account/tokens/:id': ({ account, group, id, record }) => revoke({ id, account, group }, record),
  }
}

const described = ({ id, name, scopes, createdAt, expiresAt, lastUsed }: KeptToken) => ({
  id,
  name,
  scopes,
  createdAt,
  expiresAt,
  lastUsed,
})
