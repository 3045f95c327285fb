// Further groups of the installation: an operator makes them and invites their first chair, without being in them.
import type { IssuedLink } from '../../shared/api/members.ts'
import { type GroupId, roadmapId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { createGroup, type NewGroup } from '../groups/groups.ts'
import { normalEmail, plainEmail } from '../identity/emails.ts'
import type { Identity } from '../identity/identity.ts'
import { inviteFirstChair } from '../identity/invitations.ts'
import { mailInvitation } from '../identity/mails.ts'
import { linkTo } from '../identity/members.routes.ts'
import { transactionOf } from '../transaction.ts'

interface FirstChair {
  readonly name: string
  readonly email: string | null
}
interface Asked {
  readonly actor: Actor
  readonly chair: FirstChair
  /** Network address of the operator. */
  readonly address: string
}

export const createFurtherGroup = (identity: Identity, asked: Asked & { readonly group: NewGroup }): Promise<Result<IssuedLink>> =>
  issued(identity, asked, async (inside) => {
    const { group, actor, address } = asked
    if (await isTaken(inside, group.id)) return refuse('group-taken')
    await createGroup(inside, group)
    await recordAudit(inside.db, inside.clock, { account: actor.account, action: 'group.created', subject: group.id, address })
    return ok(group.id)
  })

/** Of a group in which nobody is yet; refused in any other, a discarded sample included, or operators would invite themselves. */
export const inviteChairOf = (identity: Identity, asked: Asked & { readonly group: GroupId }): Promise<Result<IssuedLink>> =>
  issued(identity, asked, async ({ db }) => {
    const row = await db.selectFrom('work_group').select('id').where('id', '=', asked.group).where('sample', '=', 0).executeTakeFirst()
    return row ? ok(asked.group) : refuse('not-found')
  })

const issued = async (
  { deps, mail, url, invitationMs }: Identity,
  { actor, chair, address }: Asked,
  groupIn: (inside: Deps) => Promise<Result<GroupId>>,
): Promise<Result<IssuedLink>> => {
  const { email } = chair
  if (email !== null && normalEmail(email) === null) return refuse('bad-request')
  const page = `${url}/invitation`
  const isMailed = mail.isOn && email !== null
  const made = await transactionOf(deps, async (inside) => {
    const group = await groupIn(inside)
    if (!group.ok) return group
    const invited = await inviteFirstChair(inside, { operator: actor.account, group: group.value, chair, validMs: invitationMs, isMailed })
    if (!invited.ok) return invited
    const { id: invitation, mailed } = invited.value
    if (isMailed && mailed)
      await mailInvitation(inside.db, mail, {
        address: plainEmail(email),
        by: actor.name,
        group: group.value,
        page,
        invitation,
        issued: mailed,
      })
    await recordAudit(inside.db, inside.clock, {
      account: actor.account,
      action: 'invitation.sent',
      subject: group.value,
      detail: 'chair',
      address,
    })
    return invited
  })
  if (!made.ok) return made
  mail.wake()
  const shown = linkTo(page, made.value)
  return ok(isMailed ? { ...shown, mailedTo: email } : shown)
}

/** The logs of a group that was removed, as a sample is, may still be there under its name. */
const isTaken = async ({ db }: Deps, id: GroupId): Promise<boolean> =>
  (await db.selectFrom('work_group').select('id').where('id', '=', id).executeTakeFirst()) !== undefined ||
  (await db.selectFrom('log_document').select('id').where('id', '=', roadmapId(id)).executeTakeFirst()) !== undefined
