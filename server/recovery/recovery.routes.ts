// The place of a document that a restore has lost: a member who may write gives it back while recovery is open.
import type { Deps } from '../deps.ts'
import type { Handlers } from '../routes.ts'
import { bringBack } from './bringBack.ts'

export const recoveryHandlers = (deps: Deps): Handlers<'PUT /api/groups/:group/documents/:document'> => ({
  'PUT /api/groups/:group/documents/:document': async ({ c, actor, group, document }) => {
    const brought = await bringBack(deps, { document, actor, group, address: c.get('address') })
    return brought.ok ? { ok: true, value: { id: document }, status: brought.value ? 201 : 200 } : brought
  },
})
