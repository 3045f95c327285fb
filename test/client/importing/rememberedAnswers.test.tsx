// What the words of files meant the last time, on this device.
import { afterEach, expect, test } from 'vitest'
import { rememberedAnswers } from '../../../client/importing/rememberedAnswers.ts'
import { parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const account = must(parseAccountId('ana'), 'account')
const group = must(parseGroupId('tco'), 'group')
afterEach(() => localStorage.clear())

test('[X23] answers about words are read again as they were kept, of their group alone, and later ones replace them', () => {
  const answers = new Map([
    ['status stand by', ['deferred']],
    ['agencies fiscalia', ['fgn', 'fgr']],
    ['agencies uif', []],
  ])
  rememberedAnswers(account, group).keep(answers)
  expect(rememberedAnswers(account, group).read()).toEqual(answers)
  expect(rememberedAnswers(account, must(parseGroupId('other'), 'group')).read()).toEqual(new Map())
  rememberedAnswers(account, group).keep(new Map([['status stand by', ['blocked']]]))
  expect(rememberedAnswers(account, group).read().get('status stand by')).toEqual(['blocked'])
  expect(rememberedAnswers(account, group).read().size).toBe(3)
})

test('[X23] answers that somebody else wrote into the storage are left out, and the others are read', () => {
  localStorage.setItem(
    'ruta/import-answers/tco',
    JSON.stringify({ account, all: [['status x', ['done']], { key: 3, answer: [] }, { key: 'a', answer: ['b'] }] }),
  )
  expect(rememberedAnswers(account, group).read()).toEqual(new Map([['a', ['b']]]))
})
