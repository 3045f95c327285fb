// People of a list: who can be invited, and why somebody cannot.
import { expect, test } from 'vitest'
import { type Inviting, inviteLines } from '../../../../client/members/listed/inviteLines.ts'
import { type AgencyId, parseAgencyId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { delegationId } from '../../roadmap/builders.ts'

const agency = (id: string): AgencyId => must(parseAgencyId(id), id)
const [co, mx] = [delegationId('co'), delegationId('mx')]
const ROLES = {
  chair: ['Presidencia', 'Chair'],
  secretariat: ['Secretaría', 'Secretariat'],
  head: ['Jefatura de delegación', 'Head of delegation'],
  delegate: ['Integrante de delegación', 'Delegate'],
  translator: ['Traducción', 'Translator'],
  observer: ['Observación', 'Observer'],
  guest: ['Participación por invitación', 'Guest'],
}
const INVITING: Inviting = {
  delegations: [
    { id: co, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
    { id: mx, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2, retired: true },
  ],
  agencies: [
    { id: agency('co-fgn'), delegation: co, acronym: 'FGN', name: { es: 'Fiscalía', en: 'Attorney General' } },
    { id: agency('mx-fgr'), delegation: mx, acronym: 'FGR', name: { es: 'Fiscalía', en: 'Prosecutor' } },
  ],
  rolesCalled: (role) => ROLES[role],
  mayGive: (role) => role !== 'chair',
  known: new Set(['here@example.org']),
}

test('[X8] each line is an invitation, or says why it is none; headings in either language, in any order', () => {
  const lines = inviteLines(
    [
      ['Correo electrónico', 'Nombre', 'Función', 'País', 'Institución'],
      ['ana@example.org', 'Delegada, FGN', 'delegado', 'Colombia', 'fiscalia'],
      ['ANA@example.org', 'Otra', 'Delegate', 'CO', ''],
      ['here@example.org', 'Ya está', 'Delegate', 'CO', ''],
      ['', 'Sin correo', 'Traductora', '', ''],
      ['b@example.org', '', 'Delegate', 'CO', ''],
      ['not an address', 'C', 'Delegate', 'CO', ''],
      ['d@example.org', 'D', '', 'CO', ''],
      ['e@example.org', 'E', 'Ministro', 'CO', ''],
      ['f@example.org', 'F', 'Chair', '', ''],
      ['g@example.org', 'G', 'Delegate', 'México', ''],
      ['h@example.org', 'H', 'Delegate', '', ''],
      ['i@example.org', 'I', 'Delegate', 'CO', 'FGR'],
      ['', '', '', '', ''],
    ],
    INVITING,
  )
  expect(lines[0]?.invitee).toEqual({
    name: 'Delegada, FGN',
    email: 'ana@example.org',
    role: 'delegate',
    delegation: co,
    agency: agency('co-fgn'),
  })
  expect(lines.map(({ why }) => why)).toEqual([
    null,
    'already',
    'already',
    null,
    'noName',
    'badEmail',
    'noRole',
    'unknownRole',
    'roleNotYours',
    'unknownDelegation',
    'noDelegation',
    'unknownAgency',
  ])
})

test('[X8] a list without headings has its columns in the order in which they are asked for', () => {
  expect(inviteLines([['Luis', 'l@example.org', 'Delegate', 'CO', 'FGN']], INVITING)[0]).toMatchObject({
    why: null,
    invitee: { name: 'Luis', agency: 'co-fgn' },
  })
})
