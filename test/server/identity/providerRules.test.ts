// Which ways to sign in open a group that is reached through providers alone: every role, way and rule.
import { expect, test } from 'vitest'
import { type OpenedBy, opens } from '../../../server/identity/providerRules.ts'
import { ROLES } from '../../../shared/people.ts'

const OTHERS: readonly (OpenedBy | undefined)[] = [undefined, { provider: 'agency' }, { provider: 'ministryX' }, { provider: '' }]

test.each(ROLES)('[A59] [A62] the table of ways to sign in: %s', (role) => {
  const isObserver = role === 'observer' || role === 'guest'
  const isSteward = role === 'chair' || role === 'secretariat'
  for (const exceptsObservers of [false, true]) {
    const isExcepted = exceptsObservers && isObserver
    const rule = { providers: ['ministry'], exceptsObservers }
    expect(opens(rule, { role }, { provider: 'ministry' })).toBe(true)
    for (const by of OTHERS) expect([exceptsObservers, by, opens(rule, { role }, by)]).toEqual([exceptsObservers, by, isExcepted])
    expect(opens(rule, { role }, 'operator')).toBe(isSteward || isExcepted)
    expect(opens({ ...rule, providers: ['ministry', 'agency'] }, { role }, { provider: 'agency' })).toBe(true)
  }
})
