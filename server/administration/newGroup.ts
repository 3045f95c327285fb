// Further groups of the installation: an operator makes them and invites their first chair, without being in them.
import type { IssuedLink } from '../../shared/api/members.ts'
import { type AccountId, type GroupId, roadmapId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { createGroup, type NewGroup } from '../groups/groups.ts'
import type { Identity } from '../identity/identity.ts'
import { inviteFirstChair } from '../identity/invitations.ts'
import { type InvitationMail, sendInvitation } from '../identity/sendInvitation.ts'

interface FirstChair {
  readonly name: string
  readonly email: string | null
}
interface Asked {
  /** In whose name the chair is invited. */
  readonly operator: Pick<Actor, 'account' | 'name'>
  readonly chair: FirstChair
  /** Who did it, and from which network address; nobody for a command on the server. */
  readonly audited: { readonly account: AccountId | null; readonly address: string }
}
type Inviter = Pick<Identity, 'deps' | 'url' | 'invitationMs'> & { readonly mail: InvitationMail }

interface AskedGroup extends Asked {
  readonly group: NewGroup
  /** What is done in the same transaction; without it, no group is made either. */
  readonly also?: (inside: Deps) => Promise<Result<unknown>>
}

export const createFurtherGroup = (inviter: Inviter, asked: AskedGroup): Promise<Result<IssuedLink>> =>
  invitingFirst(inviter, { ...asked, group: asked.group.id }, async (inside) => {
    const { group, audited } = asked
    if (await isTaken(inside, group.id)) return refuse('group-taken')
    await createGroup(inside, group)
    await recordAudit(inside.db, inside.clock, { ...audited, action: 'group.created', subject: group.id })
    const done = await asked.also?.(inside)
    return done && !done.ok ? done : ok(null)
  })

/** Only for a group without members that is no sample: otherwise operators could invite themselves to read what is there. */
export const inviteChairOf = (inviter: Inviter, asked: Asked & { readonly group: GroupId }): Promise<Result<IssuedLink>> =>
  invitingFirst(inviter, asked, async ({ db }) => {
    const row = await db.selectFrom('work_group').select('id').where('id', '=', asked.group).where('sample', '=', 0).executeTakeFirst()
    return row ? ok(null) : refuse('not-found')
  })

const invitingFirst = (
  inviter: Inviter,
  { group, operator, chair, audited }: Asked & { readonly group: GroupId },
  prepared: (inside: Deps) => Promise<Result<null>>,
): Promise<Result<IssuedLink>> =>
  sendInvitation(inviter, { group, by: operator.name, email: chair.email }, async (inside, isMailed) => {
    const ready = await prepared(inside)
    if (!ready.ok) return ready
    const how = { group, validMs: inviter.invitationMs, isMailed }
    const invited = await inviteFirstChair(inside, { operator: operator.account, chair, ...how })
    const sent = { ...audited, action: 'invitation.sent', subject: group, detail: 'chair' } as const
    if (invited.ok) await recordAudit(inside.db, inside.clock, sent)
    return invited
  })

/** The logs of a group that was removed, as a sample is, may still be there under its name. */
const isTaken = async ({ db }: Deps, id: GroupId): Promise<boolean> =>
  (await db.selectFrom('work_group').select('id').where('id', '=', id).executeTakeFirst()) !== undefined ||
  (await db.selectFrom('log_document').select('id').where('id', '=', roadmapId(id)).executeTakeFirst()) !== undefined
