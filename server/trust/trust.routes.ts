// Trust over HTTP: keys and heads to keep elsewhere, where a log stands, the last check, a new one, and the whole archive.
import { type Context, Hono } from 'hono'
import type { HeadInfo, SignedHeads } from '../../shared/api/history.ts'
import type { AuditAction } from '../../shared/audit/actions.ts'
import { type GroupId, parseGroupId, seq } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import type { Action } from '../../shared/permissions.ts'
import { recordAct } from '../acts/recordAct.ts'
import { answer, type Env } from '../answers.ts'
import { needSignIn, permit, permitDocument } from '../identity/actor.ts'
import { recordAudit } from '../identity/audit.ts'
import { createChainPoints } from './chainPoints.ts'
import { type ChunkStream, chunkStream } from './chunkStream.ts'
import { closingsOf } from './closings.ts'
import type { TrustDeps } from './deps.ts'
import { exportArchive } from './exportArchive.ts'
import { signedHeadsOf } from './heads.ts'

export const trustRoutes = (deps: TrustDeps) => {
  const { signer, verifications } = deps
  const points = createChainPoints(deps.log)
  /** One at a time for each person, since it reads every log: a new request cancels the one before. */
  const exporting = new Map<Actor['account'], ChunkStream>()
  const allow = (c: Context<Env>, action: Action) => permit(deps, c, action, parseGroupId(c.req.param('group')))
  const record = (c: Context<Env>, actor: Actor, action: AuditAction, group: GroupId) =>
    recordAudit(deps.db, deps.clock, { account: actor.account, action, subject: group, address: c.get('address') })

  return new Hono<Env>()
    .get('/api/keys', async (c) => {
      const signedIn = needSignIn(c)
      if (!signedIn.ok) return answer(c, signedIn.refusal)
      return c.json(await signer.keys())
    })
    .get('/api/documents/:document/head', async (c) => {
      const allowed = await permitDocument(deps, c, 'document.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const asked = c.req.query('seq')
      if (asked !== undefined && !/^\d{1,15}$/.test(asked)) return answer(c, 'bad-request')
      const { document, group } = allowed.value
      const at = await points.at(document, asked === undefined ? null : seq(Number(asked)))
      return at ? c.json({ ...at, group } satisfies HeadInfo) : answer(c, 'unavailable')
    })
    .get('/api/groups/:group/closings', async (c) => {
      const allowed = await allow(c, 'history.read')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await closingsOf(deps.db, allowed.value.group))
    })
    .get('/api/groups/:group/heads', async (c) => {
      const allowed = await allow(c, 'log.verify')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      // First, so that the heads that are given out hold it.
      await recordAct(deps, { group, by: actor.account, what: { type: 'headsExported' } })
      await signer.signGrown(group)
      await record(c, actor, 'heads.exported', group)
      const heads: SignedHeads = { group, heads: await signedHeadsOf(deps.db, group), keys: await signer.keys() }
      return c.json(heads)
    })
    .get('/api/groups/:group/verification', async (c) => {
      const allowed = await allow(c, 'log.verify')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await verifications.of(allowed.value.group))
    })
    .post('/api/groups/:group/verification', async (c) => {
      const allowed = await allow(c, 'log.verify')
      if (!allowed.ok) return answer(c, allowed.refusal)
      return c.json(await verifications.check(allowed.value.group))
    })
    .get('/api/groups/:group/archive', async (c) => {
      const allowed = await allow(c, 'archive.export')
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      await recordAct(deps, { group, by: actor.account, what: { type: 'archiveExported' } })
      await record(c, actor, 'archive.exported', group)
      const stream: ChunkStream = chunkStream(await exportArchive(deps, group), () => {
        if (exporting.get(actor.account) === stream) exporting.delete(actor.account)
      })
      // Here, where nobody comes between: of two who ask at the same moment, one goes on.
      exporting.get(actor.account)?.stop()
      exporting.set(actor.account, stream)
      return c.body(stream.body, 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${group}-${dayOf(deps.clock.now())}.ruta"`,
      })
    })
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
