// A confirmation names the person whom the server authenticated: the relay's gate sees to it, and the history tells it.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { DOCUMENTS } from '../../../shared/documents.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'
import { initPage, pageTitleText } from '../../../shared/page/write.ts'
import { confirmPairs, withdrawConfirmation } from '../../../shared/pairs/confirm.ts'
import { confirmationKey, readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { TEXT_TITLE } from '../../../shared/pairs/pairNames.ts'
import { pairState } from '../../../shared/pairs/pairState.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { createValidator, docOf, updatesOf } from '../../harness/validator.ts'
import { createSettableClock } from '../../server/log/updateLogContract.ts'
import { ANA, BETO, createWriters } from '../../server/timeTravel/writers.ts'
import { PAGE } from '../history/life.ts'
import { eventsOf, readOn, withHistory } from '../history/reading.ts'

const account = (name: string) => must(parseAccountId(name), 'account')
const SIDES = { es: 'Consulta previa', en: 'Early consultation' }
const confirm = (doc: Y.Doc, who: string, language: 'es' | 'en' = 'es') =>
  confirmPairs(doc, [{ pair: TEXT_TITLE, sides: SIDES, language, account: account(who) }])

describe('[B6] a confirmation is under its own author’s name', () => {
  const begin = () => {
    const validator = createValidator(DOCUMENTS.page.schema)
    let client = 0
    /** What this person's device would send after this edit. */
    const offer = (who: string, edit: (doc: Y.Doc) => void): string => {
      client += 1
      const verdicts = updatesOf(docOf(client, validator.state()), edit).map((update) => validator.offer(who, update))
      return verdicts.map((verdict) => (verdict.type === 'refused' ? verdict.why : verdict.type)).join(', ')
    }
    return { ...validator, offer }
  }
  test('is let in, changed and withdrawn by its author', () => {
    const { offer, validation } = begin()
    expect(offer('ana', (doc) => confirm(doc, 'ana'))).toBe('accepted')
    expect(offer('ana', (doc) => confirm(doc, 'ana', 'en'))).toBe('accepted')
    expect(offer('beto', (doc) => confirm(doc, 'beto'))).toBe('accepted')
    expect(offer('ana', (doc) => withdrawConfirmation(doc, TEXT_TITLE, account('ana')))).toBe('accepted')
    expect(readConfirmations(validation.doc).get(TEXT_TITLE)).toMatchObject([{ account: 'beto', language: 'es' }])
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['in another’s name', (doc) => confirm(doc, 'ana')],
    [
      'over another’s',
      (doc) => doc.getMap('confirmed').set(confirmationKey(TEXT_TITLE, account('ana')), { language: 'es', es: '', en: '', turn: 1 }),
    ],
    ['that takes another’s away', (doc) => withdrawConfirmation(doc, TEXT_TITLE, account('ana'))],
    [
      'of a pair that does not stand in a text',
      (doc) => doc.getMap('confirmed').set('item.k3.title@mala', { language: 'es', es: '', en: '', turn: 1 }),
    ],
    ['of no pair', (doc) => doc.getMap('confirmed').set('mala', { language: 'es', es: '', en: '', turn: 1 })],
    [
      'in no language',
      (doc) => doc.getMap('confirmed').set(confirmationKey(TEXT_TITLE, account('mala')), { language: 'fr', es: '', en: '', turn: 1 }),
    ],
    [
      'of a book',
      (doc) =>
        doc
          .getMap('confirmed')
          .set(confirmationKey(TEXT_TITLE, account('mala')), { language: 'es', es: 'x'.repeat(5000), en: '', turn: 1 }),
    ],
    ['in a list instead of a map', (doc) => doc.get('confirmed', Y.Array).insert(0, [1])],
  ])('a pair %s is refused, and nothing of it stays', (_how, edit) => {
    const validator = begin()
    validator.offer('ana', (doc) => confirm(doc, 'ana'))
    const before = validator.state()
    expect(validator.offer('mala', edit)).toBe('foreign-content')
    expect(validator.state()).toEqual(before)
  })

  test('is let in whatever people write, confirm and undo at the same moments, all see the same, and nobody aligns alone', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const dice = createDice(seed)
      const { validation, offer } = createValidator(DOCUMENTS.page.schema)
      const people = ['ana', 'beto', 'carol'].map((name, index) => {
        const doc = new Y.Doc()
        doc.clientID = seed * 10 + index
        const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['local']), captureTimeout: 0 })
        return { name, doc, undo, sent: Y.encodeStateVector(doc) }
      })
      for (let step = 0; step < 40; step++) {
        const person = must(people[dice.below(people.length)], 'a person')
        const { doc, name, undo } = person
        const title = (language: 'es' | 'en') => must(pageTitleText(doc, language), 'a title')
        const act = dice.below(6)
        if (act === 0) doc.transact(() => title('es').insert(0, 'a'), 'local')
        else if (act === 1) doc.transact(() => title('en').insert(0, 'b'), 'local')
        else if (act === 2) undo.undo()
        else if (act === 3) {
          expect(offer(name, Y.encodeStateAsUpdate(doc, person.sent)).type).toMatch(/accepted|nothing/)
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(validation.doc))
          person.sent = Y.encodeStateVector(doc)
        } else
          confirmPairs(doc, [{ pair: TEXT_TITLE, sides: readPage(doc).title, language: act === 4 ? 'es' : 'en', account: account(name) }])
      }
      for (const { name, doc, sent } of people) expect(offer(name, Y.encodeStateAsUpdate(doc, sent)).type).toMatch(/accepted|nothing/)
      for (const { doc } of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(validation.doc))
      const seen = people.map(({ doc }) => pairState(readPage(doc).title, readConfirmations(doc).get(TEXT_TITLE)))
      for (const state of seen) expect(state).toEqual(seen[0])
      const [state] = seen
      if (state?.type === 'aligned') expect(new Set(state.by.map((one) => one.account)).size).toBeGreaterThan(1)
    }
  })
})

test('[B7] history tells who confirmed what, for which language, also when it is confirmed again, and when it is withdrawn', async () => {
  const time = createSettableClock()
  time.set(1_000_000)
  const log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
  const page = createWriters(log, PAGE)
  await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: SIDES }))
  await page.write(ANA, (doc) => confirmPairs(doc, [{ pair: TEXT_TITLE, sides: SIDES, language: 'es', account: ANA.account }]))
  await page.write(BETO, (doc) => confirmPairs(doc, [{ pair: 'text.body.a.b', sides: SIDES, language: 'en', account: BETO.account }]))
  await page.write(ANA, (doc) =>
    confirmPairs(doc, [{ pair: TEXT_TITLE, sides: { ...SIDES, es: 'Otra' }, language: 'es', account: ANA.account }]),
  )
  await page.write(ANA, (doc) => withdrawConfirmation(doc, TEXT_TITLE, ANA.account))
  const events = await withHistory(async ({ sqlite }) => {
    await readOn(sqlite, log, PAGE)
    return eventsOf(sqlite, PAGE)
  })
  expect(
    events
      .slice(1)
      .map(({ author, subject, field, change }) => [author, subject.type, field, change.type === 'set' && [change.from, change.to]]),
  ).toEqual([
    [ANA.account, 'text', 'confirmed/title', [null, 'es']],
    [BETO.account, 'text', 'confirmed/body:a:b', [null, 'en']],
    [ANA.account, 'text', 'confirmed/title', ['es', 'es']],
    [ANA.account, 'text', 'confirmed/title', ['es', null]],
  ])
})
