// Routes of saved views: everyone has their own; writers may share one with the group; a shared one is changed by its author or a steward.
import type { Context } from 'hono'
import type { SavedView, viewApi } from '../../shared/api/views.ts'
import { type GroupId, parseViewId, type ViewId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { can } from '../../shared/permissions.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Env } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { permit } from '../identity/actor.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { changeView, chooseUsual, readView, removeView, saveView, viewsOf } from './views.ts'

interface Asking {
  readonly c: Context<Env>
  readonly actor: Actor
  readonly group: GroupId
}

export const viewHandlers = (deps: Deps): Handlers<keyof typeof viewApi> => {
  const mayShare = ({ c, group }: Asking) => permit(deps, c, 'view.share', group)
  /** The view of the URL, if the caller may change it. */
  const changeable = async (asking: Asking & { readonly view: ViewId }): Promise<Result<SavedView>> => {
    const { actor, group, view } = asking
    const found = await readView(deps.db, group, { view, by: actor.account })
    if (!found) return refuse('not-found')
    if (!found.shared) return ok(found)
    const sharer = await mayShare(asking)
    if (!sharer.ok) return sharer
    return found.by === actor.account || can(actor, 'view.tend', group).ok ? ok(found) : refuse('not-yours')
  }
  /** Audited: only shared views are. */
  const said = ({ id, name }: SavedView) => `${id}: ${name.es || name.en}`

  return {
    'GET /api/groups/:group/views': async ({ actor, group }) => ok(await viewsOf(deps.db, group, actor.account)),
    'POST /api/groups/:group/views': async (call) => {
      const { actor, group, body, record } = call
      const sharer = body.shared ? await mayShare(call) : ok(null)
      if (!sharer.ok) return sharer
      const saved = await saveView(deps, { group, by: actor.account, view: body })
      if (saved.ok && saved.value.shared) await record('view.shared', said(saved.value))
      return saved
    },
    'PUT /api/groups/:group/views/:view': async (call) => {
      const { actor, body, record } = call
      const before = await changeable(call)
      if (!before.ok) return before
      const { id, shared } = before.value
      const sharer = body.shared && !shared ? await mayShare(call) : ok(null)
      if (!sharer.ok) return sharer
      const changed = await changeView(deps, { view: id, by: actor.account, change: body })
      if (!changed.ok) return changed
      // Unsharing is audited, too.
      const action = !shared ? 'view.shared' : changed.value.shared ? 'view.changed' : 'view.withdrawn'
      if (shared || changed.value.shared) await record(action, said(changed.value))
      return changed
    },
    'DELETE /api/groups/:group/views/:view': async (call) => {
      const found = await changeable(call)
      if (!found.ok) return found
      await removeView(deps.db, found.value.id)
      if (found.value.shared) await call.record('view.removed', said(found.value))
      return NO_BODY
    },
    'PUT /api/groups/:group/usual-view': async ({ actor, group, body: { usual } }) => {
      const view = parseViewId(usual)
      if (usual !== null && !(view && (await readView(deps.db, group, { view, by: actor.account })))) return refuse('not-found')
      await chooseUsual(deps.db, { group, by: actor.account, view })
      return NO_BODY
    },
  }
}
