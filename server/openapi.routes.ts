// The description of the API, for anybody: it says nothing that the repository does not say. Made when it is asked for first.
import { ok } from '../shared/result.ts'
import { describeApi } from './openapi.ts'
import type { Handlers } from './routes.ts'

export const openapiHandlers = (): Handlers<'GET /api/openapi.json'> => {
  let made: Uint8Array<ArrayBuffer> | null = null
  return {
    'GET /api/openapi.json': () => {
      made ??= new TextEncoder().encode(JSON.stringify(describeApi()))
      return ok(made)
    },
  }
}
