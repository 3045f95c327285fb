// API tokens: a program with a token acts for a person in one group.
import { z } from 'zod'
import { MOST_TOKENS, TOKEN_DAYS, TOKEN_SCOPES } from '../tokens/tokens.ts'
import { accountId, groupId, instantField, lineSchema } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

const scopes = listSchema(z.enum(TOKEN_SCOPES))
const described = {
  id: z.string(),
  name: z.string(),
  scopes,
  createdAt: instantField,
  expiresAt: instantField,
  /** To the minute; null: never. */
  lastUsed: instantField.nullable(),
}
export const ApiToken = z.object(described).meta({ id: 'ApiToken' })
export type ApiToken = z.infer<typeof ApiToken>
export const HeldToken = z.object({ ...described, account: accountId }).meta({ id: 'HeldToken' })
export type HeldToken = z.infer<typeof HeldToken>
const NewToken = ApiToken.extend({
  /** `ruta_` and 64 hexadecimal digits, returned only once: only its hash is stored. */
  token: z.string(),
}).meta({ id: 'NewApiToken' })
const days = z.literal([...TOKEN_DAYS])

export const tokenApi = {
  'GET /api/token': {
    about: 'What the token of this request is: its group, its scopes and when it ends. Without a token: `not-found`.',
    access: 'account',
    token: 'any',
    answers: { 200: z.object({ ...described, account: accountId, group: groupId }).meta({ id: 'OwnToken' }) },
    refuses: ['not-found'],
  },
  'GET /api/groups/:group/tokens': {
    about: 'The caller’s API tokens in this group that have not ended; never a token itself.',
    access: 'group.read',
    answers: { 200: listSchema(ApiToken) },
  },
  'POST /api/groups/:group/tokens': {
    about: `Creates an API token of the caller in this group, which is returned only once. \`days\`: ${TOKEN_DAYS.join(', ')}. A person has at most ${MOST_TOKENS} in a group.`,
    access: 'group.read',
    body: z.object({
      name: lineSchema(60),
      scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
      days,
    }),
    example: { name: 'Monthly figures', scopes: ['read'], days: 90 },
    answers: { 201: NewToken },
    refuses: ['proof-needed', 'too-many-tokens'],
  },
  'DELETE /api/groups/:group/tokens/:id': {
    about: 'Revokes one of the caller’s tokens: no server takes it any more, and its connections end.',
    access: 'group.read',
    personal: true,
    answers: { 204: null },
  },
  'GET /api/groups/:group/members/tokens': {
    about: 'The API tokens of all members in this group.',
    access: 'account.tend',
    answers: { 200: listSchema(HeldToken) },
  },
  'DELETE /api/groups/:group/members/:account/tokens/:id': {
    about: 'Revokes a member’s token.',
    access: 'account.tend',
    answers: { 204: null },
  },
} as const satisfies RouteTable
