// A group with three delegations that exists on this page only, and the answers of a server that is not there.
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Member } from '../../shared/api/members.ts'
import type { Me, SessionState } from '../../shared/api/session.ts'
import { instant, parseAccountId, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'

export const ACCOUNT = must(parseAccountId('ana'), 'account')
export const sampleDelegation = (code: string) => must(parseDelegationId(code), code)
const agency = (acronym: string) => must(parseAgencyId(acronym.toLowerCase()), acronym)

export const GROUP: GroupInfo = {
  zone: '',
  firstLanguage: 'es',
  quorum: 0,
  observersComment: false,
  reportDays: 14,
  sample: false,
  id: must(parseGroupId('design'), 'group'),
  name: { es: 'Grupo de muestra', en: 'Sample group' },
  delegations: [
    { id: sampleDelegation('co'), code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
    { id: sampleDelegation('mx'), code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
    { id: sampleDelegation('us'), code: 'US', name: { es: 'Estados Unidos', en: 'United States' }, identity: 3 },
  ],
  agencies: [
    {
      id: agency('FGN'),
      delegation: sampleDelegation('co'),
      acronym: 'FGN',
      name: { es: 'Fiscalía General de la Nación', en: 'Office of the Attorney General' },
    },
  ],
  streams: [],
  documents: [],
}
const MEMBERS: readonly Member[] = [
  { account: ACCOUNT, name: 'Ana', email: 'ana@example.org', role: 'delegate', delegation: sampleDelegation('co'), agency: null },
]
const ME: Me = {
  account: { id: ACCOUNT, name: 'Ana', email: 'ana@example.org' },
  language: 'en',
  memberships: [{ group: GROUP.id, role: 'delegate', delegation: sampleDelegation('co'), agency: null }],
  session: { idleEndsAt: instant(8.64e15), endsAt: instant(8.64e15), now: instant(0) },
}

export const answerFromSample: typeof fetch = async (path) => {
  const asked = String(path)
  const me: Me = { ...ME, language: document.documentElement.lang === 'es' ? 'es' : 'en' }
  const answer: SessionState | Me | GroupInfo | readonly Member[] = /\/members/.test(asked)
    ? MEMBERS
    : /\/groups\//.test(asked)
      ? GROUP
      : /\/session$/.test(asked)
        ? { me }
        : me
  return new Response(JSON.stringify(answer), { status: 200, headers: { 'content-type': 'application/json' } })
}
