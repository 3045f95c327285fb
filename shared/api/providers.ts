// Sign-in through providers (OpenID Connect), and the links between accounts and providers.
import { z } from 'zod'
import { bilingualSchema, instantField, token } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'
import { FactorGiven } from './secondFactor.ts'
import { Me } from './session.ts'

const id = z.string().max(20)

const ProviderName = z.object({ id: z.string(), name: bilingualSchema }).meta({ id: 'Provider' })

export const ProviderLink = z
  .object({
    id: z.string(),
    provider: z.string(),
    /** The provider's name for the person: an address, or a name. */
    label: z.string(),
    createdAt: instantField,
    lastUsed: instantField.nullable(),
  })
  .meta({ id: 'ProviderLink' })
export type ProviderLink = z.infer<typeof ProviderLink>

/** Page for a sign-in that failed, or that needs the second factor. */
export const PROVIDER_PAGE = '/provider'

const Address = z.object({ address: z.string() })

export const providerApi = {
  'GET /api/providers': {
    about: 'The providers through which people may sign in; an empty list where none is configured.',
    access: 'anyone',
    answers: { 200: listSchema(ProviderName) },
  },
  'POST /api/provider-sign-ins': {
    about:
      'Begins a sign-in: answers the provider’s page, to be opened in the same browser within ten minutes. `returnTo` is the page of ours to go on at. With an invitation the person joins its group.',
    access: 'anyone',
    body: z.object({ provider: id, returnTo: z.string().max(1_000).optional(), invitation: token.optional() }),
    example: { provider: 'entra', returnTo: '/g/tco' },
    answers: { 201: Address },
    refuses: ['not-found', 'provider-down', 'link-invalid', 'too-many'],
  },
  'PUT /api/provider-sign-ins/factor': {
    about:
      'Completes a sign-in whose account has two-step verification here, where the provider did not say that the person gave several; sets the cookie.',
    access: 'anyone',
    body: z.object({ factor: FactorGiven }),
    example: { factor: { code: '492039' } },
    answers: { 200: Me },
    refuses: [
      'provider-expired',
      'provider-stranger',
      'provider-other',
      'provider-email',
      'provider-taken',
      'wrong-code',
      'second-factor-needed',
      'too-many',
      'too-many-codes',
      'link-invalid',
      'email-taken',
      'email-differs',
      'name-taken',
      'already-member',
      'group-read-only',
      'unknown-delegation',
    ],
  },
  'GET /api/providers/:provider/sign-in': {
    about:
      'The redirect address that is registered at the provider: the browser comes back here with `code` and `state`, and is sent on to a page. Each `state` is taken once, in the browser that began.',
    access: 'anyone',
    anyQuery: true,
    answers: { 302: null },
    refuses: ['not-found'],
  },
  'POST /api/providers/:provider/logout-tokens': {
    about:
      'Back-channel logout (OpenID Connect Back-Channel Logout 1.0): a form with `logout_token`, sent by the provider. The sessions that it names end.',
    access: 'anyone',
    answers: { 200: null },
    refuses: ['bad-request', 'not-found', 'provider-down', 'too-many'],
  },
  'POST /api/session/provider-proofs': {
    about: 'Begins to prove one’s identity again at a provider to which the account is linked: answers the provider’s page.',
    access: 'account',
    body: z.object({ provider: id, returnTo: z.string().max(1_000).optional() }),
    example: { provider: 'entra', returnTo: '/me' },
    answers: { 201: Address },
    refuses: ['not-found', 'provider-down', 'too-many'],
  },
  'GET /api/me/provider-links': {
    about: 'The providers to which this account is linked.',
    access: 'account',
    answers: { 200: listSchema(ProviderLink) },
  },
  'POST /api/me/provider-links': {
    about:
      'Begins to link the account to a provider: answers the provider’s page. Where a group of the account requires a provider and this session does not open it, knowing the password is not enough (`more-than-password`).',
    access: 'account',
    body: z.object({ provider: id }),
    example: { provider: 'entra' },
    answers: { 201: Address },
    refuses: ['more-than-password', 'proof-needed', 'not-found', 'provider-down', 'too-many'],
  },
  'DELETE /api/me/provider-links/:id': {
    about:
      'Removes a link; all other sessions end, and so do the API tokens that were made in sessions of that provider. The last one stays while the account has no password (`only-way-in`).',
    access: 'account',
    answers: { 204: null },
    refuses: ['proof-needed', 'only-way-in'],
  },
} as const satisfies RouteTable
