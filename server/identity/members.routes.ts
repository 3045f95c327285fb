// Routes for members of a group, their roles, and invitations.
import type { Member, memberApi } from '../../shared/api/members.ts'
import { ok, refuse } from '../../shared/result.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import type { Identity } from './identity.ts'
import { invitationsOf, invite, revokeInvitation } from './invitations.ts'
import { changeMember, membersFor, membershipOf, removeMembership } from './memberships.ts'
import { isConfirmationNeeded } from './proof.ts'
import { admitToSeat, needsConfirmation, type SeatDeps } from './seatChange.ts'
import { sendInvitation } from './sendInvitation.ts'

export const memberHandlers = (identity: Identity): Handlers<keyof typeof memberApi> => {
  const { invitationMs, mail } = identity
  const deps: SeatDeps = { ...identity.deps, telling: identity }
  const isUnproven = async (session: string, ...change: Parameters<typeof needsConfirmation>) =>
    needsConfirmation(...change) && (await isConfirmationNeeded(identity, session))
  return {
    'GET /api/groups/:group/members': async ({ actor, group, token }) => {
      const members = await membersFor(deps, actor, group)
      // A program learns names and seats, but no addresses, factors or providers.
      const open = ({ secondFactor: _factor, providers: _providers, tokens: _tokens, earlier: _earlier, ...member }: Member) => ({
        ...member,
        email: null,
      })
      return ok(token ? members.map(open) : members)
    },
    'PUT /api/groups/:group/members/:account': async ({ actor, session, group, account, body, record }) => {
      if (await isUnproven(session, await membershipOf(deps.db, group, account), body)) return refuse('proof-needed')
      const changed = await changeMember(deps, actor, group, account, body)
      if (!changed.ok) return changed
      mail.wake()
      await record('member.changed', `${account}: ${Object.values(body).join(' ')}`)
      return changed
    },
    'DELETE /api/groups/:group/members/:account': async ({ actor, session, group, account, record }) => {
      if (await isUnproven(session, await membershipOf(deps.db, group, account), null)) return refuse('proof-needed')
      const removed = await removeMembership(deps, actor, group, account)
      if (!removed.ok) return removed
      mail.wake()
      await record('member.removed', account)
      return NO_BODY
    },
    'PUT /api/groups/:group/members/:account/admission': async ({ actor, group, account, record }) => {
      const admitted = await admitToSeat(deps, actor, group, account)
      if (!admitted.ok) return admitted
      mail.wake()
      if (admitted.value.isNew) await record('member.admitted', account)
      return NO_BODY
    },
    'GET /api/groups/:group/invitations': async ({ group }) => ok(await invitationsOf(deps, group)),
    'POST /api/groups/:group/invitations': async ({ actor, session, group, body, record }) => {
      if (await isUnproven(session, null, body)) return refuse('proof-needed')
      const sent = await sendInvitation(identity, { group, by: actor.name, email: body.email }, (inside, isMailed) =>
        invite(inside, { actor, group, invitation: body, validMs: invitationMs, isMailed }),
      )
      if (sent.ok) await record('invitation.sent', body.role)
      return sent
    },
    'DELETE /api/groups/:group/invitations/:id': async ({ actor, group, id, record }) => {
      const revoked = await revokeInvitation(deps, actor, group, id)
      if (!revoked.ok) return revoked
      await record('invitation.revoked', id)
      return NO_BODY
    },
  }
}
