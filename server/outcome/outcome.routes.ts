// Route of document exports.
import type { exportApi } from '../../shared/api/outcome.ts'
import { fileNameOf } from '../../shared/outcome/fileName.ts'
import type { MadeFormat } from '../../shared/outcome/model.ts'
import type { Handlers } from '../routes.ts'
import { codeOfItem } from './codeOfItem.ts'
import type { ExportMaker } from './maker.ts'
import type { ExportDeps } from './readContents.ts'
import { readExportedDocument } from './readOutcome.ts'

const MEDIA: Readonly<Record<MadeFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  preview: 'application/json',
}

export const exportHandlers = (deps: ExportDeps & { readonly maker: ExportMaker }): Handlers<keyof typeof exportApi> => ({
  'POST /api/groups/:group/outcome': async ({ c, actor, group, body }) => {
    const read = await readExportedDocument(deps, { actor, group, asked: body, signal: c.req.raw.signal })
    if (!read.ok) return read
    const { contents, facts } = read.value
    const code = contents.kind === 'item' ? await codeOfItem(deps.db, group, contents.item) : ''
    const made = await deps.maker.make(actor.account, { contents, facts, format: body.format, paper: body.paper }, c.req.raw.signal)
    if (!made.ok) return made
    return c.body(made.value, 200, {
      'Content-Type': MEDIA[body.format],
      'Content-Disposition': `attachment; filename="${fileNameOf({ contents, facts, code })}.${body.format === 'preview' ? 'json' : body.format}"`,
    })
  },
})
