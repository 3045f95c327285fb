// Routes of what the words of imported files mean, for everybody who may import. Not audited: they are proposals, and what is imported is in the log.
import type { importWordApi } from '../../shared/api/importWords.ts'
import { ok } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { importWordsOf, keepImportWords } from './importWords.ts'

export const importWordHandlers = (deps: Deps): Handlers<keyof typeof importWordApi> => ({
  'GET /api/groups/:group/import-words': async ({ group }) => ok({ words: await importWordsOf(deps.db, group) }),
  'PATCH /api/groups/:group/import-words': async ({ group, body }) => {
    await keepImportWords(deps, group, body.words)
    return NO_BODY
  },
})
