// Routes for operators of the installation: all groups and accounts, without content.
import type { administrationApi } from '../../shared/api/administration.ts'
import { GROUPS_A_PAGE } from '../../shared/people.ts'
import { ok, refuse } from '../../shared/result.ts'
import { auditFile } from '../audit/auditFile.ts'
import { readAudit } from '../audit/readAudit.ts'
import type { Config } from '../config.ts'
import { readAnyAccount } from '../identity/accounts.ts'
import type { Identity } from '../identity/identity.ts'
import type { ReadInstallation } from '../observe/installation.routes.ts'
import { testMail } from '../observe/testMail.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { resetFactorOf, setDisabled } from '../settings/accounts.ts'
import { administeredAccounts } from './administeredAccounts.ts'
import { administeredGroups } from './administeredGroups.ts'
import { findGroups } from './findGroups.ts'
import { setQuota } from './groupQuota.ts'
import { answerGroupRequest, refuseGroupRequest, waitingGroupRequests } from './groupRequests.ts'
import { createFurtherGroup, inviteChairOf } from './newGroup.ts'
import { setReadOnly } from './readOnlyGroup.ts'

interface Parts {
  readonly installation: ReadInstallation
  readonly settings: Config['inUse']
  readonly providers: { readonly all: readonly { readonly settings: { readonly id: string } }[] }
  readonly files: { readonly limits: { readonly groupBytes: number } }
}

const MADE_READ_ONLY = { suspended: 'group.suspended', archived: 'group.archived' } as const

export const administrationHandlers = (identity: Identity, parts: Parts): Handlers<keyof typeof administrationApi> => {
  const { deps, sessions, mail } = identity
  const { db, clock } = deps
  const configured = { providers: parts.providers.all.map(({ settings }) => settings.id), groupBytes: parts.files.limits.groupBytes }
  return {
    'GET /api/administration/installation': async () => ok(await parts.installation(null)),
    'POST /api/administration/test-mail': async ({ actor, record }) => {
      const tested = await testMail(identity, actor)
      if (!tested.ok) return tested
      await record('mail.tested', tested.value.is)
      return ok(tested.value.tested)
    },
    'GET /api/administration/settings': () => ok(parts.settings),
    'GET /api/administration/groups': async ({ query: { q, sort, page } }) => {
      const found = await findGroups(db, { q, sort })
      const pages = Math.max(1, Math.ceil(found.length / GROUPS_A_PAGE))
      // Groups may have become fewer since the page was asked for.
      const shown = Math.min(page, pages)
      const ids = found.slice((shown - 1) * GROUPS_A_PAGE, shown * GROUPS_A_PAGE)
      return ok({ groups: await administeredGroups(db, ids, { ...configured, now: clock.now() }), found: found.length, page: shown, pages })
    },
    'POST /api/administration/groups': ({ c, actor, body: { group, chair, request } }) =>
      createFurtherGroup(identity, {
        operator: actor,
        group,
        chair,
        audited: { account: actor.account, address: c.get('address') },
        ...(request === undefined ? {} : { also: (inside) => answerGroupRequest(inside, mail, { id: request, is: 'made', why: '' }) }),
      }),
    'GET /api/administration/group-requests': async () => ok(await waitingGroupRequests(db)),
    'PUT /api/administration/group-requests/:id/refusal': async ({ id, body: { why }, record }) => {
      const refused = await refuseGroupRequest(deps, mail, { id, why })
      if (!refused.ok) return refused
      await record('group.refused', id, refused.value)
      return NO_BODY
    },
    'POST /api/administration/groups/:group/chair-invitations': ({ c, actor, group, body }) =>
      inviteChairOf(identity, { operator: actor, group, chair: body, audited: { account: actor.account, address: c.get('address') } }),
    'PUT /api/administration/groups/:group/read-only': async ({ group, body: { readOnly }, record }) => {
      const set = await setReadOnly(deps, group, readOnly)
      if (!set.ok) return set
      if (set.value.isNew) await record(readOnly ? MADE_READ_ONLY[readOnly.as] : 'group.resumed', '', group)
      return NO_BODY
    },
    'PUT /api/administration/groups/:group/quota': async ({ c, actor, group, body: { filesMb } }) => {
      const set = await setQuota(deps, { group, filesMb, audited: { account: actor.account, address: c.get('address') } })
      return set.ok ? NO_BODY : set
    },
    'GET /api/administration/accounts': async ({ query: { q } }) => ok(await administeredAccounts(db, { q, now: clock.now() })),
    'PUT /api/administration/accounts/:account/disabled': async ({ actor, account, body, record }) => {
      const set = await setDisabled(
        { ...deps, telling: identity },
        sessions,
        { operator: actor.account },
        { account, disabled: body.disabled },
      )
      if (!set.ok) return set
      mail.wake()
      if (set.value.isNew) await record(body.disabled ? 'account.disabled' : 'account.enabled', account)
      return NO_BODY
    },
    'DELETE /api/administration/accounts/:account/sessions': async ({ account, record }) => {
      const found = await readAnyAccount(db, account)
      if (!found || found.isErased) return refuse('not-found')
      await sessions.endOthers(account, null)
      await record('session.ended', account)
      return NO_BODY
    },
    'DELETE /api/administration/accounts/:account/second-factor': async ({ actor, account, record }) => {
      const reset = await resetFactorOf(deps, { sessions, mail }, { operator: actor.account }, account)
      if (!reset.ok) return reset
      mail.wake()
      await record('factor.reset', account)
      return NO_BODY
    },
    'GET /api/administration/audit': async ({ query }) => ok(await readAudit(db, null, query)),
    'GET /api/administration/audit/export': async ({ c, query, record }) => {
      await record('audit.exported')
      const { headers, body } = await auditFile(deps, null, query)
      return c.body(body, 200, headers)
    },
  }
}
