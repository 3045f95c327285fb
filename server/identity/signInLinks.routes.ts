// Sign-in links: asked for by the chair or the secretariat, decided by the delegation whose account they open, told to both.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { IssuedLink } from '../../shared/api/answers.ts'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { isName, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import type { Action } from '../../shared/permissions.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from './actor.ts'
import { recordAudit } from './audit.ts'
import type { Identity } from './identity.ts'
import { linkConsentersOf, seeSignInLink, signInLinksFor } from './linkInfo.ts'
import { confirmPerson } from './linkSessions.ts'
import { decideSignInLink, nameConsenter, requestSignInLink } from './linkSteps.ts'
import type { IssuedToken } from './links.ts'
import { seatChangesFor, seeSeatChanges } from './seatChanges.ts'

const Decision = z.object({ approve: z.boolean() })
const Seen = z.object({ n: z.int().min(0) })
const AT = '/api/groups/:group/sign-in-links'

export const signInLinkRoutes = ({ deps: own, acts, url, between }: Identity) => {
  const deps = { ...own, acts }
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  const record = (c: Context<Env>, action: AuditAction, { account, group, detail }: { account: string; group: string; detail: string }) => {
    const by = parseAccountId(account)
    return recordAudit(deps.db, deps.clock, { account: by, action, subject: group, detail, address: c.get('address') })
  }
  /** In the fragment, so that no server log and no Referer ever holds it. */
  const linkTo = ({ token, expiresAt }: IssuedToken): IssuedLink => ({ link: `${url}/link#${token}`, expiresAt })
  const idOf = (c: Context<Env>): string => {
    const id = c.req.param('link') ?? ''
    return isName(id) ? id : ''
  }

  return new Hono<Env>()
    .post('/api/groups/:group/members/:account/sign-in-links', async (c) => {
      const allowed = await allow(c, 'signInLink.issue')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const account = parseAccountId(c.req.param('account'))
      const asked = account ? await requestSignInLink(deps, actor, group, account) : ({ ok: false, refusal: 'not-found' } as const)
      if (!asked.ok) return answer(c, asked.refusal)
      const isIssued = 'issued' in asked.value
      await record(c, isIssued ? 'signInLink.issued' : 'signInLink.requested', { account: actor.account, group, detail: `${account}` })
      return 'issued' in asked.value ? c.json(linkTo(asked.value.issued), 201) : c.json(asked.value, 202)
    })
    .get(AT, async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await signInLinksFor(deps, allowed.value.actor, allowed.value.group))
    })
    .put(`${AT}/:link/decision`, async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const body = readBody(c, Decision)
      if (!body.ok) return answer(c, body.refusal)
      const decided = await decideSignInLink(deps, actor, { group, link: idOf(c), approve: body.value.approve })
      if (!decided.ok) return answer(c, decided.refusal)
      await record(c, body.value.approve ? 'signInLink.issued' : 'signInLink.declined', { account: actor.account, group, detail: idOf(c) })
      return decided.value ? c.json(linkTo(decided.value), 201) : c.body(null, 204)
    })
    .put(`${AT}/:link/confirmation`, async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const confirmed = await confirmPerson(deps, between, actor, { group, link: idOf(c) })
      if (!confirmed.ok) return answer(c, confirmed.refusal)
      await record(c, 'signInLink.confirmed', { account: actor.account, group, detail: idOf(c) })
      return c.body(null, 204)
    })
    .put(`${AT}/:link/seen`, async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const seen = await seeSignInLink(deps, allowed.value.actor, allowed.value.group, idOf(c))
      return seen.ok ? c.body(null, 204) : answer(c, seen.refusal)
    })
    .get('/api/groups/:group/seat-changes', async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await seatChangesFor(deps, allowed.value.actor, allowed.value.group))
    })
    .put('/api/groups/:group/seat-changes/seen', async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const body = readBody(c, Seen)
      if (!body.ok) return answer(c, body.refusal)
      await seeSeatChanges(deps, allowed.value.actor, allowed.value.group, body.value.n)
      return c.body(null, 204)
    })
    .get('/api/groups/:group/consenters', async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await linkConsentersOf(deps.db, allowed.value.group))
    })
    .on(['PUT', 'DELETE'], '/api/groups/:group/consenters/:account', async (c) => {
      const allowed = await allow(c, 'members.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const account = parseAccountId(c.req.param('account'))
      const named = c.req.method === 'PUT'
      const done = account ? await nameConsenter(deps, actor, { group, account, named }) : ({ ok: false, refusal: 'not-found' } as const)
      if (!done.ok) return answer(c, done.refusal)
      await record(c, 'consenter.named', { account: actor.account, group, detail: `${account} ${named}` })
      return c.body(null, 204)
    })
}
