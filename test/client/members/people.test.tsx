import { expect, test } from 'vitest'
import { presentByDelegation as hereByDelegation } from '../../../client/app/peopleHere.ts'
import type { Peer } from '../../../client/live/types.ts'
import { membersByDelegation } from '../../../client/members/memberGroups.ts'
import { initials } from '../../../client/ui/Marks.tsx'
import type { Member } from '../../../shared/api/members.ts'
import { parseAccountId, parseDelegationId } from '../../../shared/ids.ts'
import type { Delegation, Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'

const account = (name: string) => must(parseAccountId(name), 'an account id')
const delegationId = (code: string) => must(parseDelegationId(code), 'a delegation id')
const delegation = (code: string, identity: number): Delegation => ({
  id: delegationId(code),
  code: code.toUpperCase(),
  name: { es: code, en: code },
  identity,
})
const DELEGATIONS = [delegation('co', 1), delegation('mx', 2)]
const member = (name: string, role: Role, of: string | null): Member => ({
  account: account(name),
  name,
  email: `${name}@example.org`,
  role,
  delegation: of ? delegationId(of) : null,
  agency: null,
})
const peer = (clientId: number, name: string, of: string | null, editing: string | null = null): Peer => ({
  clientId,
  name,
  account: account(name),
  delegation: of ? delegationId(of) : null,
  editing,
})

test('members stand by delegation in the order of the group, inside by rank and then by name', () => {
  const members = [
    member('Zoe', 'delegate', 'co'),
    member('Ana', 'delegate', 'co'),
    member('Chair', 'chair', null),
    member('Head', 'head', 'co'),
    member('Mex', 'delegate', 'mx'),
  ]
  const groups = membersByDelegation(members, DELEGATIONS, 'es')
  expect(groups.map((group) => [group.delegation?.code ?? null, group.members.map(({ name }) => name)])).toEqual([
    ['CO', ['Head', 'Ana', 'Zoe']],
    ['MX', ['Mex']],
    [null, ['Chair']],
  ])
})

test('a member of a delegation that the group no longer has is still listed', () => {
  const groups = membersByDelegation([member('Ana', 'delegate', 'us')], DELEGATIONS, 'en')
  expect(groups).toEqual([{ delegation: null, members: [expect.objectContaining({ name: 'Ana' })] }])
})

test('people present are counted once each, however many tabs and documents they have open', () => {
  const me = { account: account('Me'), name: 'Me', delegation: delegationId('co'), editing: false, me: true }
  const documents = [
    { peers: () => [peer(1, 'Me', 'co'), peer(2, 'Ana', 'mx'), peer(3, 'Ana', 'mx', 'item:1:title')] },
    { peers: () => [peer(4, 'Ana', 'mx'), peer(5, 'Guest', null)] },
  ]
  const here = hereByDelegation([me], documents, DELEGATIONS)
  expect(here.map((entry) => [entry.delegation?.code ?? null, entry.people.map(({ name, editing }) => [name, editing])])).toEqual([
    ['CO', [['Me', false]]],
    ['MX', [['Ana', true]]],
    [null, [['Guest', false]]],
  ])
})

test.each([
  ['Delegate, FGN', 'DF'],
  ['Ana María Ruiz', 'AR'],
  ['Chair', 'CH'],
  ['', ''],
])('the initials of “%s” are “%s”', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
