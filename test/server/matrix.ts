// Every route × everyone: this table is the policy. A route that is not in it fails `matrix.test.ts`.
export const PEOPLE = [
  'anonymous',
  'exMember',
  'outsider',
  'elsewhere',
  'operator',
  'operatingChair',
  'observer',
  'guest',
  'translator',
  'delegate',
  'head',
  'secretariat',
  'chair',
] as const
export type Person = (typeof PEOPLE)[number]

/** What each one gets, by status. `body` is well formed, so that no 400 hides a 403. */
export interface Row {
  readonly body?: unknown
  readonly path?: string
  readonly expected: (person: Person) => number
}
const anyone = (status: number) => () => status
const signedInOnly = (status: number) => (person: Person) => (person === 'anonymous' ? 401 : status)
/** The second one is the chair of a group of its own. */
export const OPERATORS: readonly Person[] = ['operator', 'operatingChair']
/** Of no group, or chairs of another one. */
const OUTSIDE: readonly Person[] = ['exMember', 'outsider', 'elsewhere', ...OPERATORS]
const STEWARDS: readonly Person[] = ['secretariat', 'chair']
const READERS: readonly Person[] = ['observer', 'guest']
/** Outsiders get 404; members without the right are refused. */
const inGroup = (allowed: (person: Person) => boolean, status: number) => (person: Person) =>
  person === 'anonymous' ? 401 : OUTSIDE.includes(person) ? 404 : allowed(person) ? status : 403
const members = (status: number) => inGroup(() => true, status)
const writers = (status: number) => inGroup((person) => !READERS.includes(person), status)
const stewards = (status: number) => inGroup((person) => STEWARDS.includes(person), status)
/** Whatever their roles are, nobody else learns that there is anything. */
const operators = (status: number) => (person: Person) => (person === 'anonymous' ? 401 : OPERATORS.includes(person) ? status : 404)
const seat = { role: 'observer', delegation: null, agency: null }

export const MATRIX: Readonly<Record<string, Row>> = {
  'GET /api/request-origin': { expected: anyone(200) },
  'GET /healthz': { expected: anyone(200) },
  'GET /readyz': { expected: anyone(200) },
  'GET /metrics': { expected: anyone(200) },
  'GET /api/administration/installation': { expected: operators(200) },
  // There is no mail server here.
  'POST /api/administration/test-mail': { body: {}, expected: operators(409) },
  'GET /api/administration/settings': { expected: operators(200) },
  'GET /api/administration/groups': { expected: operators(200) },
  'POST /api/administration/groups': {
    body: {
      group: {
        id: 'tco',
        name: { es: 'Otro', en: 'Other' },
        delegations: [{ code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, agencies: [] }],
      },
      chair: { name: 'Luis', email: null },
    },
    // The group of the matrix has this address already.
    expected: operators(409),
  },
  'POST /api/administration/groups/:group/chair-invitations': {
    path: '/api/administration/groups/tco/chair-invitations',
    body: { name: 'Luis', email: null },
    expected: operators(409),
  },
  'PUT /api/administration/groups/:group/read-only': {
    path: '/api/administration/groups/none/read-only',
    body: { readOnly: null },
    expected: operators(404),
  },
  'PUT /api/administration/groups/:group/quota': {
    path: '/api/administration/groups/none/quota',
    body: { filesMb: 10 },
    expected: operators(404),
  },
  'GET /api/administration/group-requests': { expected: operators(200) },
  'PUT /api/administration/group-requests/:id/refusal': {
    path: '/api/administration/group-requests/none/refusal',
    body: { why: 'Not now.' },
    expected: operators(404),
  },
  'GET /api/administration/accounts': { expected: operators(200) },
  'PUT /api/administration/accounts/:account/disabled': {
    path: '/api/administration/accounts/none/disabled',
    body: { disabled: true },
    expected: operators(404),
  },
  'DELETE /api/administration/accounts/:account/sessions': {
    path: '/api/administration/accounts/none/sessions',
    expected: operators(404),
  },
  'DELETE /api/administration/accounts/:account/second-factor': {
    path: '/api/administration/accounts/none/second-factor',
    expected: operators(404),
  },
  'GET /api/administration/audit': { expected: operators(200) },
  'GET /api/administration/audit/export': { path: '/api/administration/audit/export?format=csv', expected: operators(200) },
  'GET /api/openapi.json': { expected: anyone(200) },
  'GET /api/docs': { expected: anyone(200) },
  'GET /api/docs.css': { expected: anyone(200) },
  'GET /api/session': { expected: anyone(200) },
  'POST /api/session': { body: { link: 'x', password: 'tres gatos cruzan el puente' }, expected: anyone(410) },
  'POST /api/forgotten-passwords': { body: { email: 'x@example.org' }, expected: anyone(409) },
  'POST /api/session/presence': { body: {}, expected: signedInOnly(204) },
  'GET /api/sessions': { expected: signedInOnly(200) },
  'DELETE /api/sessions/:id': { path: '/api/sessions/none', expected: signedInOnly(404) },
  'GET /api/me': { expected: signedInOnly(200) },
  'PATCH /api/me': { body: { language: 'es' }, expected: signedInOnly(200) },
  'PUT /api/me/password': { body: { current: 'wrong', next: 'tres gatos cruzan el puente' }, expected: signedInOnly(401) },
  'GET /api/me/copy-key': { expected: signedInOnly(200) },
  'PUT /api/session/proof': { body: { password: 'wrong' }, expected: signedInOnly(401) },
  'GET /api/me/second-factor': { expected: signedInOnly(200) },
  'POST /api/me/authenticator-secrets': { body: {}, expected: signedInOnly(201) },
  'PUT /api/me/authenticator': { body: { secret: 'A'.repeat(32), code: 'x' }, expected: signedInOnly(401) },
  'DELETE /api/me/authenticator': { expected: signedInOnly(404) },
  'POST /api/passkey-challenges': { body: {}, expected: anyone(201) },
  'POST /api/me/passkey-challenges': { body: {}, expected: signedInOnly(201) },
  'POST /api/me/passkeys': {
    body: {
      name: 'x',
      passkey: { id: 'AQID', rawId: 'AQID', type: 'public-key', response: { clientDataJSON: 'e30', attestationObject: 'oA' } },
    },
    expected: signedInOnly(401),
  },
  'PATCH /api/me/passkeys/:id': { path: '/api/me/passkeys/none', body: { name: 'x' }, expected: signedInOnly(404) },
  'DELETE /api/me/passkeys/:id': { path: '/api/me/passkeys/none', expected: signedInOnly(404) },
  'POST /api/me/recovery-codes': { body: {}, expected: signedInOnly(409) },
  'GET /api/providers': { expected: anyone(200) },
  // None is configured: what providers answer is in `test/server/providers`.
  'POST /api/provider-sign-ins': { body: { provider: 'none' }, expected: anyone(404) },
  'PUT /api/provider-sign-ins/factor': { body: { factor: { code: '123456' } }, expected: anyone(410) },
  'GET /api/providers/:provider/sign-in': { path: '/api/providers/none/sign-in', expected: anyone(404) },
  'POST /api/providers/:provider/logout-tokens': { path: '/api/providers/none/logout-tokens', body: {}, expected: anyone(404) },
  'POST /api/session/provider-proofs': { body: { provider: 'none' }, expected: signedInOnly(404) },
  'GET /api/me/provider-links': { expected: signedInOnly(200) },
  'POST /api/me/provider-links': { body: { provider: 'none' }, expected: signedInOnly(404) },
  'DELETE /api/me/provider-links/:id': { path: '/api/me/provider-links/none', expected: signedInOnly(404) },
  'GET /api/set-up': { expected: anyone(200) },
  'POST /api/set-up': {
    body: {
      token: 'x',
      name: 'N',
      email: 'n@example.org',
      password: 'tres gatos cruzan el puente',
      group: { id: 'g', name: { es: 'g', en: 'g' }, delegations: [{ code: 'CO', name: { es: 'c', en: 'c' }, agencies: [] }] },
    },
    expected: anyone(409),
  },
  // There is no demo but on a demo.
  'GET /api/demo': { expected: anyone(200) },
  'POST /api/demo/entries': { body: { person: 'chair' }, expected: anyone(404) },
  'POST /api/demo/session': { body: { token: 'x' }, expected: anyone(404) },
  'POST /api/demo/sample': { body: {}, expected: anyone(404) },
  'POST /api/invitations/preview': { body: { token: 'x' }, expected: anyone(410) },
  'POST /api/invitations/acceptance': { body: { token: 'x' }, expected: anyone(410) },
  'GET /api/groups/:group': { path: '/api/groups/tco', expected: members(200) },
  'PATCH /api/groups/:group': { path: '/api/groups/tco', body: { quorum: 0 }, expected: stewards(200) },
  // Nobody here has a second factor of their own.
  'PUT /api/groups/:group/required-factor': {
    path: '/api/groups/tco/required-factor',
    body: { inDays: 0 },
    expected: stewards(409),
  },
  'PUT /api/groups/:group/required-provider': {
    path: '/api/groups/tco/required-provider',
    body: { rule: null },
    expected: stewards(200),
  },
  'POST /api/groups/:group/delegations': {
    path: '/api/groups/tco/delegations',
    // The letters of one that is there.
    body: { code: 'CO', name: { es: 'Otra', en: 'Other' }, identity: 5 },
    expected: stewards(409),
  },
  'PATCH /api/groups/:group/delegations/:delegation': {
    path: '/api/groups/tco/delegations/none',
    body: { capital: 'Lima' },
    expected: stewards(404),
  },
  'PUT /api/groups/:group/delegation-order': {
    path: '/api/groups/tco/delegation-order',
    body: { order: ['co', 'mx', 'us'] },
    expected: stewards(204),
  },
  'POST /api/groups/:group/agencies': {
    path: '/api/groups/tco/agencies',
    body: { delegation: 'none', acronym: 'FGN', name: { es: 'Fiscalía', en: 'Prosecution' } },
    expected: stewards(422),
  },
  'PATCH /api/groups/:group/agencies/:agency': {
    path: '/api/groups/tco/agencies/none',
    body: { acronym: 'FGN' },
    expected: stewards(404),
  },
  'PUT /api/groups/:group/delegations/:delegation/agency-order': {
    path: '/api/groups/tco/delegations/co/agency-order',
    body: { order: ['co-coa'] },
    expected: stewards(204),
  },
  'POST /api/groups/:group/pages': { path: '/api/groups/tco/pages', body: {}, expected: writers(201) },
  'PUT /api/groups/:group/documents/:document': {
    path: '/api/groups/tco/documents/page:lost',
    body: {},
    // Nobody has opened recovery.
    expected: writers(409),
  },
  // Of a session with a cookie there is no token.
  'GET /api/token': { expected: signedInOnly(404) },
  'GET /api/groups/:group/tokens': { path: '/api/groups/tco/tokens', expected: members(200) },
  'POST /api/groups/:group/tokens': {
    path: '/api/groups/tco/tokens',
    body: { name: 'Figures', scopes: ['read'], days: 7 },
    expected: members(201),
  },
  'DELETE /api/groups/:group/tokens/:id': { path: '/api/groups/tco/tokens/none', expected: members(404) },
  'GET /api/groups/:group/members/tokens': { path: '/api/groups/tco/members/tokens', expected: stewards(200) },
  'DELETE /api/groups/:group/members/:account/tokens/:id': {
    path: '/api/groups/tco/members/nobody/tokens/none',
    expected: stewards(404),
  },
  'GET /api/groups/:group/group-requests': { path: '/api/groups/tco/group-requests', expected: stewards(200) },
  'POST /api/groups/:group/group-requests': {
    path: '/api/groups/tco/group-requests',
    body: { name: { es: 'Otro', en: 'Other' }, why: 'Decided in session 3.' },
    // This installation takes none.
    expected: stewards(409),
  },
  'GET /api/groups/:group/webhooks': { path: '/api/groups/tco/webhooks', expected: stewards(200) },
  'POST /api/groups/:group/webhooks': {
    path: '/api/groups/tco/webhooks',
    body: { name: 'Register', url: 'https://hooks.example.org/', events: ['item.changed'] },
    // No host is allowed here.
    expected: stewards(409),
  },
  'PATCH /api/groups/:group/webhooks/:id': { path: '/api/groups/tco/webhooks/none', body: { name: 'Other' }, expected: stewards(404) },
  'DELETE /api/groups/:group/webhooks/:id': { path: '/api/groups/tco/webhooks/none', expected: stewards(404) },
  'POST /api/groups/:group/webhooks/:id/secrets': { path: '/api/groups/tco/webhooks/none/secrets', body: {}, expected: stewards(404) },
  'POST /api/groups/:group/webhooks/:id/tests': { path: '/api/groups/tco/webhooks/none/tests', body: {}, expected: stewards(404) },
  'GET /api/groups/:group/webhooks/:id/deliveries': { path: '/api/groups/tco/webhooks/none/deliveries', expected: stewards(404) },
  'POST /api/groups/:group/webhooks/:id/deliveries/:delivery/attempts': {
    path: '/api/groups/tco/webhooks/none/deliveries/msg_none/attempts',
    body: {},
    expected: stewards(404),
  },
  'GET /api/groups/:group/items': { path: '/api/groups/tco/items', expected: members(200) },
  'GET /api/groups/:group/items/:item': { path: '/api/groups/tco/items/none', expected: members(404) },
  'POST /api/groups/:group/items': { path: '/api/groups/tco/items', body: { title: { en: 'Guide' } }, expected: writers(201) },
  'POST /api/groups/:group/item-batches': {
    path: '/api/groups/tco/item-batches',
    body: { create: [{ title: { en: 'Guide' } }] },
    expected: writers(201),
  },
  'PATCH /api/groups/:group/items/:item': {
    path: '/api/groups/tco/items/none',
    body: { progress: 'limited' },
    expected: writers(404),
  },
  'GET /api/groups/:group/meetings': { path: '/api/groups/tco/meetings', expected: members(200) },
  'POST /api/groups/:group/meetings': { path: '/api/groups/tco/meetings', body: {}, expected: stewards(201) },
  'PUT /api/groups/:group/meetings/:meeting/state': {
    path: '/api/groups/tco/meetings/none/state',
    body: { state: 'open' },
    expected: stewards(404),
  },
  'POST /api/groups/:group/outcome': {
    path: '/api/groups/tco/outcome',
    body: { of: { kind: 'plan' }, format: 'html', languages: 'es-en', paper: 'a4' },
    expected: members(200),
  },
  'GET /api/groups/:group/decisions': { path: '/api/groups/tco/decisions', expected: members(200) },
  'GET /api/groups/:group/closings': { path: '/api/groups/tco/closings', expected: members(200) },
  'GET /api/groups/:group/moments': { path: '/api/groups/tco/moments', expected: members(200) },
  'POST /api/groups/:group/moments': { path: '/api/groups/tco/moments', body: { name: 'Before the vote' }, expected: writers(201) },
  'DELETE /api/groups/:group/moments/:moment': { path: '/api/groups/tco/moments/none', expected: writers(404) },
  'GET /api/groups/:group/reports': { path: '/api/groups/tco/reports', expected: members(200) },
  'GET /api/groups/:group/reports/reminders': { path: '/api/groups/tco/reports/reminders', expected: stewards(200) },
  'POST /api/groups/:group/reports/reminders': { path: '/api/groups/tco/reports/reminders', expected: stewards(409) },
  'POST /api/groups/:group/reports': {
    path: '/api/groups/tco/reports',
    body: {
      id: 'r1',
      item: 'none',
      delegation: 'co',
      agency: 'co-coa',
      period: null,
      progress: 'limited',
      done: { es: '', en: '' },
      obstacles: { es: '', en: '' },
      next: { es: 'Sigue', en: '' },
    },
    // No such item.
    expected: inGroup((person) => ['head', 'delegate'].includes(person) || STEWARDS.includes(person), 422),
  },
  'GET /api/groups/:group/views': { path: '/api/groups/tco/views', expected: members(200) },
  'POST /api/groups/:group/views': {
    path: '/api/groups/tco/views',
    body: { name: { es: '', en: 'Overdue' }, query: 'all=due.overdue', shared: true },
    expected: writers(201),
  },
  'PUT /api/groups/:group/views/:view': {
    path: '/api/groups/tco/views/none',
    body: { name: { es: '', en: 'Overdue' }, query: '', shared: false, version: 1 },
    expected: members(404),
  },
  'DELETE /api/groups/:group/views/:view': { path: '/api/groups/tco/views/none', expected: members(404) },
  'PUT /api/groups/:group/usual-view': { path: '/api/groups/tco/usual-view', body: { usual: null }, expected: members(204) },
  'GET /api/groups/:group/import-words': { path: '/api/groups/tco/import-words', expected: writers(200) },
  'PATCH /api/groups/:group/import-words': {
    path: '/api/groups/tco/import-words',
    body: { words: [{ key: 'status stand by', answer: ['deferred'] }] },
    expected: writers(204),
  },
  'GET /api/groups/:group/inbox': { path: '/api/groups/tco/inbox', expected: members(200) },
  'PUT /api/groups/:group/inbox/seen': { path: '/api/groups/tco/inbox/seen', body: { upTo: 1 }, expected: members(204) },
  'GET /api/me/notices': { expected: signedInOnly(200) },
  'PATCH /api/me/notices': { body: { digest: 'weekly' }, expected: signedInOnly(200) },
  'GET /api/me/push': { expected: signedInOnly(200) },
  // No address of a push service that is known.
  'PUT /api/me/push': { body: { endpoint: 'https://example.org/push', p256dh: 'a', auth: 'a' }, expected: signedInOnly(422) },
  'DELETE /api/me/push': { expected: signedInOnly(204) },
  // To an address that nobody was given the answer is the same.
  'GET /api/groups/:group/calendar-address': { path: '/api/groups/tco/calendar-address', expected: members(200) },
  'POST /api/groups/:group/calendar-address': { path: '/api/groups/tco/calendar-address', body: { scope: 'all' }, expected: members(201) },
  'PATCH /api/groups/:group/calendar-address': {
    path: '/api/groups/tco/calendar-address',
    body: { scope: 'mine' },
    expected: members(200),
  },
  'DELETE /api/groups/:group/calendar-address': { path: '/api/groups/tco/calendar-address', expected: members(204) },
  // Of nobody’s calendar.
  'GET /calendar/:calendar': { path: `/calendar/${'A'.repeat(43)}.ics`, expected: anyone(404) },
  'POST /mail/leave/:token': { path: '/mail/leave/none', expected: anyone(204) },
  'GET /api/groups/:group/files': { path: '/api/groups/tco/files?document=roadmap:tco&subject=item:k3', expected: members(200) },
  'POST /api/groups/:group/uploads': {
    path: '/api/groups/tco/uploads',
    body: { id: 'f1', document: 'roadmap:none', subject: 'item:k3', name: 'a.pdf', size: 10 },
    expected: writers(404),
  },
  'PUT /api/groups/:group/uploads/:id': { path: '/api/groups/tco/uploads/none?at=0', expected: writers(404) },
  'DELETE /api/groups/:group/uploads/:id': { path: '/api/groups/tco/uploads/none', expected: writers(204) },
  'GET /api/groups/:group/files/:id': { path: '/api/groups/tco/files/none', expected: members(404) },
  'DELETE /api/groups/:group/files/:id': { path: '/api/groups/tco/files/none', expected: writers(404) },
  'GET /api/groups/:group/comments': { path: '/api/groups/tco/comments', expected: members(200) },
  'GET /api/groups/:group/comments/counts': { path: '/api/groups/tco/comments/counts', expected: members(200) },
  // Observers and guests only where the group lets them.
  'POST /api/groups/:group/comments': {
    path: '/api/groups/tco/comments',
    body: {
      id: 'c1',
      thread: 't1',
      document: 'roadmap:none',
      subject: 'item:k3',
      field: null,
      anchor: null,
      visibility: 'all',
      language: 'en',
      words: 'x',
    },
    expected: writers(404),
  },
  'POST /api/groups/:group/comments/:thread/replies': {
    path: '/api/groups/tco/comments/none/replies',
    body: { id: 'c2', language: 'en', words: 'x' },
    expected: writers(404),
  },
  'PUT /api/groups/:group/comments/:thread/resolution': {
    path: '/api/groups/tco/comments/none/resolution',
    body: { resolved: true, version: 1 },
    expected: members(404),
  },
  'PATCH /api/groups/:group/replies/:comment': {
    path: '/api/groups/tco/replies/none',
    body: { words: 'x' },
    expected: writers(404),
  },
  'PUT /api/groups/:group/replies/:comment/translation': {
    path: '/api/groups/tco/replies/none/translation',
    body: { words: 'x' },
    expected: writers(404),
  },
  'DELETE /api/groups/:group/replies/:comment': { path: '/api/groups/tco/replies/none', expected: members(404) },
  'PUT /api/groups/:group/comments/seen': {
    path: '/api/groups/tco/comments/seen',
    body: { threads: [{ thread: 'none', upTo: 1 }] },
    expected: members(204),
  },
  'PUT /api/groups/:group/visit': { path: '/api/groups/tco/visit', body: {}, expected: members(200) },
  'GET /api/groups/:group/mentions': { path: '/api/groups/tco/mentions?of=item%20none', expected: members(200) },
  'GET /api/groups/:group/search': { path: '/api/groups/tco/search?q=x', expected: members(200) },
  'GET /api/groups/:group/history': { path: '/api/groups/tco/history', expected: members(200) },
  'GET /api/groups/:group/since': { path: '/api/groups/tco/since', expected: members(200) },
  'GET /api/groups/:group/work': { path: '/api/groups/tco/work?from=start', expected: members(200) },
  'GET /api/groups/:group/burn-up': { path: '/api/groups/tco/burn-up', expected: members(200) },
  'GET /api/groups/:group/history/activity': { path: '/api/groups/tco/history/activity', expected: members(200) },
  'GET /api/groups/:group/translation': { path: '/api/groups/tco/translation', expected: members(200) },
  'GET /api/groups/:group/comparison': { path: '/api/groups/tco/comparison?from=start', expected: members(200) },
  'GET /api/documents/:document/state': { path: '/api/documents/roadmap:tco/state', expected: members(200) },
  'GET /api/documents/:document/diff': {
    path: '/api/documents/roadmap:tco/diff?from=start&part=item:none/description.es',
    expected: members(404),
  },
  'GET /api/documents/:document/words': {
    path: '/api/documents/roadmap:tco/words?from=start&part=item:none/description.es',
    expected: members(404),
  },
  'GET /api/documents/:document/authorship': {
    path: '/api/documents/roadmap:tco/authorship?part=item:none/description.es',
    expected: members(404),
  },
  'GET /api/documents/:document/brackets': { path: '/api/documents/roadmap:tco/brackets', expected: members(200) },
  'GET /api/documents/:document/course': { path: '/api/documents/roadmap:tco/course', expected: members(200) },
  'GET /api/documents/:document/entries': { path: '/api/documents/roadmap:tco/entries', expected: members(200) },
  'GET /api/keys': { expected: signedInOnly(200) },
  'GET /api/documents/:document/head': { path: '/api/documents/roadmap:tco/head?seq=0', expected: members(200) },
  'GET /api/groups/:group/heads': { path: '/api/groups/tco/heads', expected: members(200) },
  'GET /api/groups/:group/verification': { path: '/api/groups/tco/verification', expected: members(200) },
  'POST /api/groups/:group/verification': { path: '/api/groups/tco/verification', body: {}, expected: members(200) },
  'GET /api/groups/:group/archive': {
    path: '/api/groups/tco/archive',
    expected: inGroup((person) => person === 'head' || STEWARDS.includes(person), 200),
  },
  'GET /api/groups/:group/installation': { path: '/api/groups/tco/installation', expected: stewards(200) },
  'GET /api/groups/:group/audit': { path: '/api/groups/tco/audit', expected: stewards(200) },
  'GET /api/groups/:group/audit/export': { path: '/api/groups/tco/audit/export?format=csv', expected: stewards(200) },
  'POST /api/samples': {
    body: {},
    expected: (person) => (person === 'anonymous' ? 401 : [...STEWARDS, 'elsewhere', 'operatingChair'].includes(person) ? 201 : 403),
  },
  'DELETE /api/samples/:group': { path: '/api/samples/tco', expected: stewards(404) },
  'GET /api/groups/:group/members': { path: '/api/groups/tco/members', expected: members(200) },
  'PUT /api/groups/:group/members/:account': { path: '/api/groups/tco/members/nobody', body: seat, expected: stewards(404) },
  'DELETE /api/groups/:group/members/:account': { path: '/api/groups/tco/members/nobody', expected: stewards(404) },
  'POST /api/groups/:group/members/:account/sign-in-links': {
    path: '/api/groups/tco/members/nobody/sign-in-links',
    body: {},
    expected: stewards(404),
  },
  'GET /api/groups/:group/sign-in-links': { path: '/api/groups/tco/sign-in-links', expected: members(200) },
  // Whose consent it is, the link says.
  'PUT /api/groups/:group/sign-in-links/:link/decision': {
    path: '/api/groups/tco/sign-in-links/none/decision',
    body: { approve: false },
    expected: members(404),
  },
  'PUT /api/groups/:group/sign-in-links/:link/confirmation': {
    path: '/api/groups/tco/sign-in-links/none/confirmation',
    body: {},
    expected: members(404),
  },
  'PUT /api/groups/:group/sign-in-links/:link/seen': { path: '/api/groups/tco/sign-in-links/none/seen', body: {}, expected: members(404) },
  'GET /api/groups/:group/seat-changes': { path: '/api/groups/tco/seat-changes', expected: members(200) },
  'PUT /api/groups/:group/seat-changes/seen': { path: '/api/groups/tco/seat-changes/seen', body: { n: 0 }, expected: members(204) },
  'GET /api/groups/:group/consenters': { path: '/api/groups/tco/consenters', expected: members(200) },
  'PUT /api/groups/:group/consenters/:account': {
    path: '/api/groups/tco/consenters/nobody',
    body: {},
    expected: inGroup((person) => person === 'head', 404),
  },
  'DELETE /api/groups/:group/consenters/:account': {
    path: '/api/groups/tco/consenters/nobody',
    expected: inGroup((person) => person === 'head', 404),
  },
  'PUT /api/me/email': { body: { email: 'new@example.org', password: 'wrong' }, expected: signedInOnly(401) },
  'DELETE /api/me/email': { expected: signedInOnly(204) },
  'POST /api/groups/:group/test-mail': { path: '/api/groups/tco/test-mail', body: {}, expected: stewards(409) },
  'POST /api/email-changes': { body: { token: 'x' }, expected: anyone(410) },
  'GET /api/groups/:group/email-changes': { path: '/api/groups/tco/email-changes', expected: stewards(200) },
  'POST /api/groups/:group/members/:account/email-links': {
    path: '/api/groups/tco/members/nobody/email-links',
    body: {},
    expected: stewards(404),
  },
  'GET /api/groups/:group/agency-requests': { path: '/api/groups/tco/agency-requests', expected: members(200) },
  'PUT /api/groups/:group/agency-request': {
    path: '/api/groups/tco/agency-request',
    body: { agency: null },
    // Who belongs to no delegation has no agency to ask for.
    expected: (person) => {
      const status = members(422)(person)
      return status === 422 && ['head', 'delegate'].includes(person) ? 204 : status
    },
  },
  'DELETE /api/groups/:group/agency-request': { path: '/api/groups/tco/agency-request', expected: members(204) },
  'PUT /api/groups/:group/agency-requests/:account/decision': {
    path: '/api/groups/tco/agency-requests/nobody/decision',
    body: { approve: true },
    expected: members(404),
  },
  'PUT /api/groups/:group/members/:account/disabled': {
    path: '/api/groups/tco/members/nobody/disabled',
    body: { disabled: true },
    expected: stewards(404),
  },
  'PUT /api/groups/:group/members/:account/admission': {
    path: '/api/groups/tco/members/nobody/admission',
    expected: members(404),
  },
  'DELETE /api/groups/:group/members/:account/second-factor': {
    path: '/api/groups/tco/members/nobody/second-factor',
    expected: stewards(404),
  },
  'DELETE /api/groups/:group/accounts/:account': { path: '/api/groups/tco/accounts/nobody', expected: stewards(404) },
  'GET /api/groups/:group/invitations': { path: '/api/groups/tco/invitations', expected: stewards(200) },
  'POST /api/groups/:group/invitations': {
    path: '/api/groups/tco/invitations',
    body: { ...seat, name: 'Somebody', email: null },
    expected: stewards(201),
  },
  'DELETE /api/groups/:group/invitations/:id': { path: '/api/groups/tco/invitations/none', expected: stewards(404) },
  'ALL /api/*': { path: '/api/nothing-here', expected: anyone(404) },
  // A file or the shell; here nothing has been built.
  'GET /*': { path: '/nothing-here.js', expected: anyone(404) },
  // Last, because it signs out.
  'DELETE /api/session': { expected: anyone(204) },
}

/** Who asks for what: the route's own path, with what stands for its parameters. */
export const requestOf = (route: string, { path }: Row): { readonly method: string; readonly path: string } => {
  const [method = '', pattern = ''] = route.split(' ')
  return { method: method === 'ALL' ? 'GET' : method, path: path ?? pattern }
}
