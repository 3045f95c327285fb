// The people of a group: members, their roles, invitations and one-time sign-in links.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { IssuedLink } from '../../shared/api/answers.ts'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { type GroupId, isName, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import type { Action } from '../../shared/permissions.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from './actor.ts'
import { recordAudit } from './audit.ts'
import { emailField, nameField, seatFields } from './fields.ts'
import type { Identity } from './identity.ts'
import { invitationsOf, invite, revokeInvitation } from './invitations.ts'
import type { IssuedToken } from './links.ts'
import { changeMember, membersFor, removeMember } from './memberships.ts'

const Seat = z.object(seatFields)
const NewInvitation = z.object({ ...seatFields, name: nameField, email: emailField.nullable() })

export const membersRoutes = ({ deps, invitationMs, url }: Identity) => {
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  const record = (c: Context<Env>, actor: Actor, action: AuditAction, group: GroupId, detail: string) =>
    recordAudit(deps.db, deps.clock, { account: actor.account, action, subject: group, detail, address: c.get('address') })
  /** In the fragment, so that no server log and no Referer ever holds it. */
  const linkTo = (page: string, { token, expiresAt }: IssuedToken): IssuedLink => ({ link: `${url}/${page}#${token}`, expiresAt })

  return new Hono<Env>()
    .get('/api/groups/:group/members', async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await membersFor(deps.db, allowed.value.actor, allowed.value.group))
    })
    .put('/api/groups/:group/members/:account', async (c) => {
      const allowed = await allow(c, 'members.change')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const account = parseAccountId(c.req.param('account'))
      const body = readBody(c, Seat)
      if (!body.ok) return answer(c, body.refusal)
      const changed = account ? await changeMember(deps, actor, group, account, body.value) : ({ ok: false, refusal: 'not-found' } as const)
      if (!changed.ok) return answer(c, changed.refusal)
      await record(c, actor, 'member.changed', group, `${account}: ${Object.values(body.value).join(' ')}`)
      return c.json(changed.value)
    })
    .delete('/api/groups/:group/members/:account', async (c) => {
      const allowed = await allow(c, 'members.remove')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const account = parseAccountId(c.req.param('account'))
      const removed = account ? await removeMember(deps, actor, group, account) : ({ ok: false, refusal: 'not-found' } as const)
      if (!removed.ok) return answer(c, removed.refusal)
      await record(c, actor, 'member.removed', group, `${account}`)
      return c.body(null, 204)
    })
    .get('/api/groups/:group/invitations', async (c) => {
      const allowed = await allow(c, 'members.invite')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await invitationsOf(deps, allowed.value.group))
    })
    .post('/api/groups/:group/invitations', async (c) => {
      const allowed = await allow(c, 'members.invite')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const body = readBody(c, NewInvitation)
      if (!body.ok) return answer(c, body.refusal)
      const sent = await invite(deps, { actor, group, invitation: body.value, validMs: invitationMs })
      if (!sent.ok) return answer(c, sent.refusal)
      await record(c, actor, 'invitation.sent', group, body.value.role)
      return c.json(linkTo('invitation', sent.value), 201)
    })
    .delete('/api/groups/:group/invitations/:id', async (c) => {
      const allowed = await allow(c, 'members.invite')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const id = c.req.param('id')
      const revoked = isName(id) ? await revokeInvitation(deps, actor, group, id) : ({ ok: false, refusal: 'not-found' } as const)
      if (!revoked.ok) return answer(c, revoked.refusal)
      await record(c, actor, 'invitation.revoked', group, id)
      return c.body(null, 204)
    })
}
