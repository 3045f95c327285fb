// Routes of verification: keys and heads, the head of a log, the last check, a new one, and the whole archive.
import type { trustApi, Verification } from '../../shared/api/trust.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { hiddenFrom } from '../groups/documentRegistry.ts'
import type { Handlers } from '../routes.ts'
import { createChainPoints } from './chainPoints.ts'
import { type ChunkStream, chunkStream } from './chunkStream.ts'
import { closingsOf } from './closings.ts'
import { exportArchive } from './exportArchive.ts'
import { signedHeadsOf } from './headRows.ts'
import type { TrustDeps } from './trustDeps.ts'

export const trustHandlers = (deps: TrustDeps): Handlers<keyof typeof trustApi> => {
  const { signer, verifications } = deps
  const points = createChainPoints(deps.log)
  /** One at a time per user, since it reads every log: a new request cancels the previous one. */
  const exporting = new Map<Actor['account'], ChunkStream>()

  const readable = async ({ actor, group }: Asking, found: (group: GroupId) => Promise<Verification>): Promise<Verification> => {
    const [verification, hidden] = [await found(group), await hiddenFrom(deps.db, actor, group)]
    return { ...verification, documents: verification.documents.filter(({ document }) => !hidden.has(document)) }
  }

  return {
    'GET /api/keys': async () => ok(await signer.keys()),
    'GET /api/documents/:document/head': async ({ document, group, query }) => {
      const at = await points.at(document, query.seq ?? null)
      return at ? ok({ ...at, group }) : refuse('unavailable')
    },
    'GET /api/groups/:group/closings': async ({ group }) => ok(await closingsOf(deps.db, group)),
    'GET /api/groups/:group/heads': async ({ actor, group, record }) => {
      // First, so that the returned heads include it.
      await recordAct(deps, { group, by: actor.account, what: { type: 'headsExported' } })
      await signer.signGrown({ group })
      await record('heads.exported')
      return ok({ group, heads: await signedHeadsOf(deps.db, group, await hiddenFrom(deps.db, actor, group)), keys: await signer.keys() })
    },
    'GET /api/groups/:group/verification': async (call) => ok(await readable(call, verifications.of)),
    'POST /api/groups/:group/verification': async (call) => ok(await readable(call, verifications.check)),
    'GET /api/groups/:group/archive': async ({ c, actor, group, record }) => {
      await recordAct(deps, { group, by: actor.account, what: { type: 'archiveExported' } })
      await record('archive.exported')
      const stream: ChunkStream = chunkStream(await exportArchive(deps, group, await hiddenFrom(deps.db, actor, group)), () => {
        if (exporting.get(actor.account) === stream) exporting.delete(actor.account)
      })
      // Checked here without an await in between: of two concurrent requests one continues.
      exporting.get(actor.account)?.stop()
      exporting.set(actor.account, stream)
      return c.body(stream.body, 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${group}-${dayOf(deps.clock.now())}.ruta"`,
      })
    },
  }
}

interface Asking {
  readonly actor: Actor
  readonly group: GroupId
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
