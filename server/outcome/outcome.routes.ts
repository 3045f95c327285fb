// Route of document exports.
import type { outcomeApi } from '../../shared/api/outcome.ts'
import { fileNameOf } from '../../shared/outcome/frame.ts'
import type { OutcomeFormat } from '../../shared/outcome/model.ts'
import type { Handlers } from '../routes.ts'
import type { OutcomeMaker } from './maker.ts'
import type { OutcomeDeps } from './readContents.ts'
import { readOutcome } from './readOutcome.ts'

const MEDIA: Readonly<Record<OutcomeFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

export const outcomeHandlers = (deps: OutcomeDeps & { readonly maker: OutcomeMaker }): Handlers<keyof typeof outcomeApi> => ({
  'POST /api/groups/:group/outcome': async ({ c, actor, group, body }) => {
    const read = await readOutcome(deps, { actor, group, asked: body, signal: c.req.raw.signal })
    if (!read.ok) return read
    const { contents, facts } = read.value
    const made = await deps.maker.make(actor.account, { contents, facts, format: body.format, paper: body.paper }, c.req.raw.signal)
    if (!made.ok) return made
    return c.body(made.value, 200, {
      'Content-Type': MEDIA[body.format],
      'Content-Disposition': `attachment; filename="${fileNameOf(contents.kind, facts)}.${body.format}"`,
    })
  },
})
