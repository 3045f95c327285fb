// What the words of files meant the last time, on this device.
import { cleanup, render, waitFor } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import {
  createRememberedAnswers,
  latestAnswers,
  type RememberedAnswers,
  rememberedAnswers,
} from '../../../client/importing/rememberedAnswers.ts'
import type { KeptImportWord } from '../../../shared/api/importWords.ts'
import { instant, parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const account = must(parseAccountId('ana'), 'account')
const group = must(parseGroupId('tco'), 'group')
const here = rememberedAnswers(account, group)
const NONE = new Map<string, readonly string[]>()
const readHere = () => latestAnswers(here.read(), [])
afterEach(() => {
  cleanup()
  localStorage.clear()
})

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
  // Proposed again by the next import, it is still of that time, and another one that was only proposed does not replace it.
  here.keep(answers, NONE, instant(400))
  expect(known('blocked', 300)).toEqual(['blocked'])
  here.keep(new Map([['status stand by', ['done']]]), NONE, instant(500))
  expect([known('blocked', 100), known('blocked', 300)]).toEqual([['deferred'], ['blocked']])
  // One that was never more than proposed is of no time.
  here.keep(new Map([['status parked', ['done']]]), NONE, instant(500))
  const parked = [{ key: 'status parked', answer: ['blocked'], at: instant(100) }]
  expect(latestAnswers(here.read(), parked).get('status parked')).toEqual(['blocked'])
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

const WORDS = '/api/groups/tco/import-words'
const importing = async (answers: Parameters<typeof createServer>[0]) => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    [`GET ${WORDS}`]: json({ words: [] }),
    ...answers,
  })
  let found: RememberedAnswers | undefined
  const Screen = () => {
    found = createRememberedAnswers()
    return null
  }
  render(() => inside(server, () => <Screen />))
  await waitFor(() => expect(server.asked.filter(({ what }) => what === `GET ${WORDS}`)).toHaveLength(1))
  await Promise.resolve()
  const sent = () =>
    server.asked.flatMap(({ what, body }) => (what === `PATCH ${WORDS}` ? [(body as { words: readonly KeptImportWord[] }).words] : []))
  return { server, sent, answers: must(found ?? null, 'the answers') }
}
const standBy = (answer: string) => new Map([['status stand by', [answer]]])
const myAnswers = () => rememberedAnswers(me('chair').account.id, GROUP)

test('[X25] a second import in the same visit proposes the answer given to the first, and sends it when there is a server', async () => {
  const before = { key: 'status stand by', answer: ['blocked'], at: 1 }
  const { server, sent, answers } = await importing({ [`GET ${WORDS}`]: json({ words: [before] }), [`PATCH ${WORDS}`]: noServer })
  await waitFor(() => expect(answers.read()).toEqual(standBy('blocked')))
  answers.keep(standBy('deferred'), standBy('deferred'))
  expect(answers.read()).toEqual(standBy('deferred'))
  await waitFor(() => expect(sent()).toHaveLength(1))
  // The second import takes what is proposed, whatever that is.
  answers.keep(standBy('blocked'), NONE)
  expect(answers.read()).toEqual(standBy('deferred'))
  await waitFor(() => expect(sent()).toHaveLength(2))
  server.answers[`PATCH ${WORDS}`] = () => new Response(null, { status: 204 })
  server.answers[`GET ${WORDS}`] = json({ words: [{ key: 'status stand by', answer: ['done'], at: Date.now() + 60_000 }] })
  answers.keep(new Map([['kind x', ['task']]]), NONE)
  await waitFor(() => expect(myAnswers().unsent()).toEqual([]))
  expect(sent().at(-1)).toMatchObject([{ key: 'status stand by', answer: ['deferred'] }])
  // What somebody else answered meanwhile counts from then on.
  await waitFor(() => expect(answers.read().get('status stand by')).toEqual(['done']))
})

test('[X25] an answer that the server would refuse, or refuses, does not hold back the others', async () => {
  const said = new Map([
    ['stream long', ['x'.repeat(81)]],
    ['agencies many', Array.from({ length: 51 }, (_, at) => `a${at}`)],
    ['status parked', ['blocked']],
    ['status stand by', ['deferred']],
  ])
  const refused = refusal(
    { refusal: 'bad-request', message: '', field: 'words', problems: [{ in: 'body', field: 'words.0.answer.0', expected: '' }] },
    400,
  )
  const { server, sent, answers } = await importing({
    [`PATCH ${WORDS}`]: () => {
      server.answers[`PATCH ${WORDS}`] = () => new Response(null, { status: 204 })
      return refused()
    },
  })
  answers.keep(said, said)
  await waitFor(() => expect(myAnswers().unsent()).toEqual([]))
  expect(sent().map((words) => words.map(({ key }) => key))).toEqual([['status parked', 'status stand by'], ['status stand by']])
  // They still count on this device.
  expect(answers.read()).toEqual(said)
})

test('[X25] answers that arrive at the server after somebody else has signed in leave alone what the device keeps for them', () => {
  const hers = new Map([['status stand by', ['deferred']]])
  here.keep(hers, hers, instant(200))
  const sent = here.unsent()
  const other = rememberedAnswers(must(parseAccountId('luis'), 'account'), group)
  localStorage.clear()
  other.keep(standBy('blocked'), standBy('blocked'), instant(300))
  here.sent(sent)
  expect(other.unsent()).toEqual([{ key: 'status stand by', answer: ['blocked'], at: 300 }])
})
