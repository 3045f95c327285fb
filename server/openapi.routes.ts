// Public route of the API description. Generated on the first request.
import { parseLanguage } from '../shared/bilingual.ts'
import { ok } from '../shared/result.ts'
import { requestLanguage } from './answers.ts'
import { API_STYLE, apiPage } from './apiPage.ts'
import { describeApi } from './openapi.ts'
import type { Handlers } from './routes.ts'

export const openapiHandlers = (url: string): Handlers<'GET /api/openapi.json' | 'GET /api/docs' | 'GET /api/docs.css'> => {
  let made: Uint8Array<ArrayBuffer> | null = null
  return {
    'GET /api/openapi.json': () => {
      made ??= new TextEncoder().encode(JSON.stringify(describeApi()))
      return ok(made)
    },
    'GET /api/docs': ({ c, query }) => {
      const page = apiPage(parseLanguage(query.language) ?? requestLanguage(c), url)
      return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    },
    'GET /api/docs.css': () => new Response(API_STYLE, { headers: { 'Content-Type': 'text/css; charset=utf-8' } }),
  }
}
