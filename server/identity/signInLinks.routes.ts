// Routes for sign-in links: requests by chair or secretariat, decisions by the owner's delegation.

import type { IssuedLink, MailedLink } from '../../shared/api/members.ts'
import type { signInLinkApi } from '../../shared/api/signInLinks.ts'
import type { GroupId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import { type Call, type Handlers, NO_BODY, type RouteResult } from '../routes.ts'
import type { Identity } from './identity.ts'
import { linkConsentersOf, seeSignInLink, signInLinksFor } from './linkInfo.ts'
import { confirmPerson } from './linkSessions.ts'
import { decideSignInLink, type Hand, nameConsenter, requestSignInLink } from './linkSteps.ts'
import { linkTo } from './linkTo.ts'
import { mailSignInLink } from './mails.ts'
import type { IssuedToken } from './oneTimeLinks.ts'
import { seatChangesFor, seeSeatChanges } from './seatChanges.ts'

type Consenter = 'PUT /api/groups/:group/consenters/:account' | 'DELETE /api/groups/:group/consenters/:account'

export const signInLinkHandlers = ({ deps: own, acts, url, between, mail }: Identity): Handlers<keyof typeof signInLinkApi> => {
  const deps = { ...own, acts }
  const page = `${url}/link`
  /** Mailed to its owner if mail is configured; otherwise returned to the caller, who passes it on. */
  const handTo =
    (group: GroupId): Hand =>
    async ({ db }, { account, link, issued }) => {
      if (mail.isOn) await mailSignInLink(db, mail, { account, link, group, page, issued })
    }
  const handed = (issued: IssuedToken): IssuedLink | MailedLink => {
    mail.wake()
    return mail.isOn ? { mailed: true, expiresAt: issued.expiresAt } : linkTo(page, issued)
  }
  const name = async ({ actor, group, account, record }: Call<Consenter>, named: boolean): Promise<RouteResult<Consenter>> => {
    const said = await nameConsenter(deps, actor, { group, account, named })
    if (!said.ok) return said
    await record('consenter.named', `${account} ${named}`)
    return NO_BODY
  }

  return {
    'POST /api/groups/:group/members/:account/sign-in-links': async ({ actor, group, account, record }) => {
      const asked = await requestSignInLink(deps, actor, { group, account }, handTo(group))
      if (!asked.ok) return asked
      const { value } = asked
      await record('issued' in value ? 'signInLink.issued' : 'signInLink.requested', account)
      return 'issued' in value ? ok(handed(value.issued)) : { ok: true, value, status: 202 }
    },
    'GET /api/groups/:group/sign-in-links': async ({ actor, group }) => ok(await signInLinksFor(deps, actor, group)),
    'PUT /api/groups/:group/sign-in-links/:link/decision': async ({ actor, group, link, body: { approve }, record }) => {
      const decided = await decideSignInLink(deps, actor, { group, link, approve }, handTo(group))
      if (!decided.ok) return decided
      await record(approve ? 'signInLink.issued' : 'signInLink.declined', link)
      return decided.value ? ok(handed(decided.value.issued)) : NO_BODY
    },
    'PUT /api/groups/:group/sign-in-links/:link/confirmation': async ({ actor, group, link, record }) => {
      const confirmed = await confirmPerson(deps, between, actor, { group, link })
      if (!confirmed.ok) return confirmed
      await record('signInLink.confirmed', link)
      return NO_BODY
    },
    'PUT /api/groups/:group/sign-in-links/:link/seen': async ({ actor, group, link }) => {
      const seen = await seeSignInLink(deps, actor, group, link)
      return seen.ok ? NO_BODY : seen
    },
    'GET /api/groups/:group/seat-changes': async ({ actor, group }) => ok(await seatChangesFor(deps, actor, group)),
    'PUT /api/groups/:group/seat-changes/seen': async ({ actor, group, body }) => {
      await seeSeatChanges(deps, actor, group, body.n)
      return NO_BODY
    },
    'GET /api/groups/:group/consenters': async ({ group }) => ok(await linkConsentersOf(deps.db, group)),
    'PUT /api/groups/:group/consenters/:account': (call) => name(call, true),
    'DELETE /api/groups/:group/consenters/:account': (call) => name(call, false),
  }
}
