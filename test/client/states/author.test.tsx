// An author is verified or not: the one component that shows it, in both languages.
import { render } from '@solidjs/testing-library'
import { expect, test, vi } from 'vitest'
import { AuthorName, type AuthorProps } from '../../../client/states/Author.tsx'
import { parseAccountId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const accountId = (name: string) => must(parseAccountId(name), 'an account')
const MX = { id: must(parseDelegationId('mx'), 'a delegation'), code: 'MX', identity: 1, name: { es: 'México', en: 'Mexico' } }
vi.mock('../../../client/base/group.tsx', async (original) => ({
  ...(await original<object>()),
  useGroup: () => () => ({ delegations: [MX] }),
}))
const account = accountId('ana')
const shown = (props: Partial<AuthorProps>) =>
  render(() => <AuthorName of={{ account, delegation: MX.id }} name="Delegada" language="en" {...props} />).container.textContent

test('[K6] a verified author is shown with the mark of the delegation, an unverified one with no mark and with these words', () => {
  const unverified = { account, delegation: null, unverified: { by: accountId('ben') } }
  expect(shown({})).toBe('MX Delegada')
  expect(shown({ named: true, brief: true })).toBe('MX, Mexico ')
  expect(shown({ of: { account, delegation: null } })).toBe('SEC Delegada')
  expect(shown({ of: unverified })).toBe('Delegada, author unverified')
  expect(shown({ of: unverified, brief: true, language: 'es' })).toBe('Delegada, autoría sin verificar')
  expect(shown({ of: { ...unverified, account: null }, name: 'Author unknown' })).toBe('Author unknown, author unverified')
})

test('words written through a sign-in link of another person are marked as such', () => {
  const byLink = { requestedBy: null, consentBy: null }
  expect(shown({ of: { account, delegation: MX.id, byLink } })).toBe(
    'MX Delegada, written in a session opened by a link from the server administrator',
  )
})
