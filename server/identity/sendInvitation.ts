// Makes an invitation and mails it where there is an address and mail is on; the inviter gets the link in any case.
import type { IssuedLink } from '../../shared/api/members.ts'
import type { GroupId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import type { Mail } from '../mail/mail.ts'
import { transactionOf } from '../transaction.ts'
import { normalEmail, plainEmail } from './emails.ts'
import type { Identity } from './identity.ts'
import type { Invited } from './invitations.ts'
import { linkTo } from './linkTo.ts'
import { mailInvitation } from './mails.ts'

export type InvitationMail = Pick<Mail, 'isOn' | 'add' | 'wake'>

interface Sending {
  readonly group: GroupId
  /** Name of the inviter. */
  readonly by: string
  readonly email: string | null
}

/** `made` is called in the transaction in which the mail is queued. */
export const sendInvitation = async (
  { deps, mail, url }: Pick<Identity, 'deps' | 'url'> & { readonly mail: InvitationMail },
  { group, by, email }: Sending,
  made: (inside: Deps, isMailed: boolean) => Promise<Result<Invited>>,
): Promise<Result<IssuedLink>> => {
  if (email !== null && normalEmail(email) === null) return refuse('bad-request')
  const page = `${url}/invitation`
  const address = mail.isOn ? email : null
  const sent = await transactionOf(deps, async (inside) => {
    const invited = await made(inside, address !== null)
    if (invited.ok && address !== null && invited.value.mailed) {
      const { id: invitation, mailed: issued } = invited.value
      await mailInvitation(inside.db, mail, { address: plainEmail(address), by, group, page, invitation, issued })
    }
    return invited
  })
  if (!sent.ok) return sent
  mail.wake()
  const shown = linkTo(page, sent.value)
  return ok(address === null ? shown : { ...shown, mailedTo: address })
}
