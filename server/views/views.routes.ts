// Saved views: everyone keeps their own; who writes may share one with the group; what is shared is changed by its maker or a steward.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SavedView } from '../../shared/api/views.ts'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { type GroupId, parseGroupId, parseViewId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { type Action, can } from '../../shared/permissions.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { answer, type Env, readBody } from '../answers.ts'
import { permit } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Deps } from '../identity/deps.ts'
import { line } from '../identity/fields.ts'
import { changeView, chooseUsual, readView, removeView, saveView, viewsOf } from './views.ts'

const name = line(80).or(z.literal(''))
const LONGEST_QUERY = 4000
const fields = {
  name: z.object({ es: name, en: name }).refine(({ es, en }) => es !== '' || en !== ''),
  /** Opening it reads it like any address. */
  query: line(LONGEST_QUERY).or(z.literal('')),
  shared: z.boolean(),
}
const NewView = z.object(fields)
const ChangedView = z.object({ ...fields, version: z.int().min(1) })
const Usual = z.object({ usual: z.string().nullable() })

export const viewRoutes = (deps: Deps) => {
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  /** Only what others see is anybody's business. */
  const record = async (c: Context<Env>, action: AuditAction, by: { actor: Actor; group: GroupId }, view: SavedView) => {
    if (!view.shared) return
    const detail = `${view.id}: ${view.name.es || view.name.en}`
    const address = c.get('address')
    await recordAudit(deps.db, deps.clock, { account: by.actor.account, action, subject: by.group, detail, address })
  }
  /** The view of the address, if the caller may change it. */
  const changeable = async (c: Context<Env>, { actor, group }: { actor: Actor; group: GroupId }): Promise<Result<SavedView>> => {
    const id = parseViewId(c.req.param('view'))
    const found = id && (await readView(deps.db, group, { view: id, by: actor.account }))
    if (!found) return refuse('not-found')
    if (!found.shared) return ok(found)
    const sharer = await allow(c, 'view.share')
    if (!sharer.ok) return sharer
    return found.by === actor.account || can(actor, 'view.tend', group).ok ? ok(found) : refuse('not-yours')
  }

  return new Hono<Env>()
    .get('/api/groups/:group/views', async (c) => {
      const allowed = await allow(c, 'view.save')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await viewsOf(deps.db, allowed.value.group, allowed.value.actor.account))
    })
    .post('/api/groups/:group/views', async (c) => {
      const body = readBody(c, NewView)
      const allowed = await allow(c, body.ok && body.value.shared ? 'view.share' : 'view.save')
      if (!allowed.ok) return answer(c, allowed.refusal)
      if (!body.ok) return answer(c, body.refusal)
      const { actor, group } = allowed.value
      const saved = await saveView(deps, { group, by: actor.account, view: body.value })
      if (!saved.ok) return answer(c, saved.refusal)
      await record(c, 'view.shared', allowed.value, saved.value)
      return c.json(saved.value, 201)
    })
    .put('/api/groups/:group/views/:view', async (c) => {
      const body = readBody(c, ChangedView)
      const allowed = await allow(c, 'view.save')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const before = await changeable(c, allowed.value)
      if (!before.ok) return answer(c, before.refusal)
      if (!body.ok) return answer(c, body.refusal)
      const { id, shared } = before.value
      if (body.value.shared && !shared) {
        const sharer = await allow(c, 'view.share')
        if (!sharer.ok) return answer(c, sharer.refusal)
      }
      const changed = await changeView(deps, { view: id, by: allowed.value.actor.account, change: body.value })
      if (!changed.ok) return answer(c, changed.refusal)
      // Also that it is no longer the group's is told.
      const action = !shared ? 'view.shared' : changed.value.shared ? 'view.changed' : 'view.withdrawn'
      await record(c, action, allowed.value, { ...changed.value, shared: shared || changed.value.shared })
      return c.json(changed.value)
    })
    .delete('/api/groups/:group/views/:view', async (c) => {
      const allowed = await allow(c, 'view.save')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const found = await changeable(c, allowed.value)
      if (!found.ok) return answer(c, found.refusal)
      await removeView(deps.db, found.value.id)
      await record(c, 'view.removed', allowed.value, found.value)
      return c.body(null, 204)
    })
    .put('/api/groups/:group/usual-view', async (c) => {
      const allowed = await allow(c, 'view.save')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const body = readBody(c, Usual)
      if (!body.ok) return answer(c, body.refusal)
      const { actor, group } = allowed.value
      const view = parseViewId(body.value.usual)
      if (body.value.usual !== null && !(view && (await readView(deps.db, group, { view, by: actor.account }))))
        return answer(c, 'not-found')
      await chooseUsual(deps.db, { group, by: actor.account, view })
      return c.body(null, 204)
    })
}
