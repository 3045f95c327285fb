// Files: sent in pieces, listed where they hang, stored by their readers, removed.
import type { fileApi } from '../../shared/api/files.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, refuse } from '../../shared/result.ts'
import { createLogTurns } from '../log/turns.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { readFileContent } from './contents.ts'
import { type FileDeps, type FileLinksOf, fileFor, filesOn, removeFile } from './files.ts'
import { groupSpaceWords } from './groupSpace.ts'
import { beginUpload, stopUpload, takePiece } from './uploads.ts'

export const fileHandlers = (deps: FileDeps & { readonly linksOf: FileLinksOf }): Handlers<keyof typeof fileApi> => {
  const turns = createLogTurns()
  const withLimit = async (group: GroupId, refusal: Refusal) =>
    refusal === 'files-full'
      ? { ...refuse(refusal), furtherWords: await groupSpaceWords(deps.db, group, deps.limits.groupBytes) }
      : refuse(refusal)
  return {
    'GET /api/groups/:group/files': async ({ actor, group, query }) => ok(await filesOn(deps, actor, group, query)),
    'POST /api/groups/:group/uploads': async ({ actor, group, body }) => {
      const begun = await beginUpload(deps, actor, group, body)
      if (!begun.ok) return withLimit(group, begun.refusal)
      const { isNew, ...value } = begun.value
      return { ok: true, value, status: isNew ? 201 : 200 }
    },
    'PUT /api/groups/:group/uploads/:id': async ({ c, actor, group, id, query: { at }, record }) => {
      const sent = await takePiece({ ...deps, inTurn: turns.take }, actor, group, { id, at, bytes: c.get('bytes') ?? new Uint8Array() })
      if (!sent.ok) {
        // A file of a wrong kind or an infected one is never accepted, however often its last piece is sent.
        const stopped = sent.refusal === 'file-kind' || sent.refusal === 'file-infected' ? await stopUpload(deps, actor, group, id) : null
        if (stopped && 'hash' in sent) await record('file.refused', `${stopped.name}: ${sent.hash}`)
        return withLimit(group, sent.refusal)
      }
      const { isNew, received, file } = sent.value
      const value = { received, file }
      if (isNew && value.file) await record('file.attached', `${value.file.name}: ${value.file.hash}`)
      return ok(value)
    },
    'DELETE /api/groups/:group/uploads/:id': async ({ actor, group, id }) => {
      await stopUpload(deps, actor, group, id)
      return NO_BODY
    },
    'GET /api/groups/:group/files/:id': async ({ actor, group, id }) => {
      const file = await fileFor(deps.db, actor, group, id)
      if (!file) return refuse('not-found')
      const content = await streamOf(readFileContent(deps, file)).catch((error: unknown) => {
        deps.report('a file could not be read', error)
        return null
      })
      if (!content) return refuse('unavailable')
      return new Response(content, {
        headers: {
          // Never what it is: no browser shows it in a page of ours.
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
          'Content-Length': String(file.size),
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Cache-Control': 'private, no-store',
        },
      })
    },
    'DELETE /api/groups/:group/files/:id': async ({ actor, group, id, record }) => {
      const removed = await removeFile(deps, actor, group, id)
      if (!removed.ok) return removed
      await record('file.removed', `${removed.value.name}: ${removed.value.hash}`)
      return NO_BODY
    },
  }
}

/** With backpressure. Rejects when reading fails before the first byte, while an error can still be answered. */
const streamOf = async (content: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> => {
  const pieces = content[Symbol.asyncIterator]()
  let next: Promise<IteratorResult<Uint8Array>> | null = Promise.resolve(await pieces.next())
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await (next ?? pieces.next())
      next = null
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    cancel: async () => void (await pieces.return?.()),
  })
}
