// What the words of files meant the last time, on this device.
import { afterEach, expect, test } from 'vitest'
import { latestAnswers, rememberedAnswers } from '../../../client/importing/rememberedAnswers.ts'
import { instant, parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const account = must(parseAccountId('ana'), 'account')
const group = must(parseGroupId('tco'), 'group')
const here = rememberedAnswers(account, group)
const NONE = new Map<string, readonly string[]>()
const readHere = () => latestAnswers(here.read(), [])
afterEach(() => localStorage.clear())

test('[X23] answers about words are read again as they were kept, of their group alone, and later ones replace them', () => {
  const answers = new Map([
    ['status stand by', ['deferred']],
    ['agencies fiscalia', ['fgn', 'fgr']],
    ['agencies uif', []],
  ])
  here.keep(answers, NONE, instant(1))
  expect(readHere()).toEqual(answers)
  expect(rememberedAnswers(account, must(parseGroupId('other'), 'group')).read()).toEqual([])
  here.keep(new Map([['status stand by', ['blocked']]]), NONE, instant(2))
  expect(readHere().get('status stand by')).toEqual(['blocked'])
  expect(readHere().size).toBe(3)
})

test('[X25] an answer that a person gave here counts before an older one of the group, and a newer one of the group before it', () => {
  const ofGroup = (answer: string, at: number) => [{ key: 'status stand by', answer: [answer], at: instant(at) }]
  const known = (answer: string, at: number) => latestAnswers(here.read(), ofGroup(answer, at)).get('status stand by')
  const answers = new Map([['status stand by', ['deferred']]])
  here.keep(answers, answers, instant(200))
  expect([known('blocked', 100), known('blocked', 300)]).toEqual([['deferred'], ['blocked']])
  // Proposed again by the next import, it is still of that time; another one that was only proposed is of none.
  here.keep(answers, NONE, instant(400))
  expect(known('blocked', 300)).toEqual(['blocked'])
  here.keep(new Map([['status stand by', ['done']]]), NONE, instant(500))
  expect(known('blocked', 100)).toEqual(['blocked'])
})

test('[X25] answers given without a network are kept with their time until the server has them; those that stay here are never sent', () => {
  const answers = new Map([
    ['status stand by', ['deferred']],
    ['agencies uif', []],
    ['people ana', ['ana']],
  ])
  here.keep(answers, answers, instant(200))
  expect(here.unsent()).toEqual([{ key: 'status stand by', answer: ['deferred'], at: 200 }])
  const [sent] = here.unsent()
  // Said again while it was sent: the later one is not there yet.
  here.keep(new Map([['status stand by', ['blocked']]]), answers, instant(300))
  here.sent([must(sent, 'sent')])
  expect(here.unsent()).toEqual([{ key: 'status stand by', answer: ['blocked'], at: 300 }])
  here.sent(here.unsent())
  expect(here.unsent()).toEqual([])
  expect(readHere().get('status stand by')).toEqual(['blocked'])
  // A word that somebody wants left empty counts here before an older answer of the group.
  expect(latestAnswers(here.read(), [{ key: 'agencies uif', answer: ['mx-uif'], at: instant(100) }]).get('agencies uif')).toEqual([])
})

test('[X23] answers that somebody else wrote into the storage are left out, and the others are read', () => {
  localStorage.setItem(
    'ruta/import-answers/tco',
    JSON.stringify({ account, all: [['status x', ['done']], { key: 3, answer: [] }, { key: 'a', answer: ['b'] }] }),
  )
  expect(readHere()).toEqual(new Map([['a', ['b']]]))
})
