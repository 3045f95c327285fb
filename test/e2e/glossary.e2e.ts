// The group's words: one entry written in two languages at once, and marked in a text for the person who writes or reads it.
import { expect, test } from 'vitest'
import { eventually, type Person, saved, sees } from './person.ts'
import { agree, body, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const field = ({ page, text }: Person, name: 'term' | 'avoid', side: 'es' | 'en') =>
  page.getByRole('group', { name: text.glossary.fieldsOf }).getByRole('textbox', { name: text.glossary.fields[name][side] })
const row = ({ page, text }: Person, words: RegExp) =>
  page.getByRole('list', { name: text.glossary.list }).getByRole('listitem').filter({ hasText: words })

test('[G1] two delegations write one term in two languages at once, by keyboard; an observer reads it and is offered nothing', async () => {
  const [co, us, observer] = await Promise.all([
    stage.enter('co', '/g/tco/glossary'),
    stage.enter('us', '/g/tco/glossary'),
    stage.enter('observer', '/g/tco/glossary?q=acuerdo'),
  ])
  const add = co.page.getByRole('form', { name: co.text.glossary.add })
  await add.getByRole('textbox', { name: co.text.glossary.fields.term.es }).focus()
  await co.page.keyboard.type('acuerdo de reparto')
  await co.page.keyboard.press('Enter')
  await sees(row(us, /acuerdo de reparto/))
  // Without accents, in either language.
  await us.page.getByRole('searchbox', { name: us.text.glossary.search }).fill('REPARTO')
  await us.page.getByRole('button', { name: us.text.glossary.edit('acuerdo de reparto') }).focus()
  await us.page.keyboard.press('Enter')
  await eventually(() => us.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await us.page.keyboard.type('sharing agreement')
  await row(co, /acuerdo de reparto/)
    .getByRole('button', { name: co.text.glossary.edit('acuerdo de reparto') })
    .click()
  await field(co, 'avoid', 'es').click()
  await co.page.keyboard.type('acuerdo de división')
  await eventually(() => field(co, 'term', 'en').inputValue()).toBe('sharing agreement')
  await eventually(() => field(us, 'avoid', 'es').inputValue()).toBe('acuerdo de división')
  await us.page.keyboard.press('Escape')
  await eventually(() => us.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('sharing agreement')
  await Promise.all([saved(co), saved(us)])

  await sees(row(observer, /sharing agreement/))
  expect(await observer.page.getByRole('form').count()).toBe(0)
  expect(
    await row(observer, /sharing agreement/)
      .getByRole('button')
      .count(),
  ).toBe(0)
  await row(observer, /sharing agreement/)
    .getByRole('link')
    .click()
  await observer.page.waitForURL(/\/history/)
  await sees(observer.page.getByRole('main').getByText(/sharing agreement|acuerdo de reparto/))
})

test('[G3] [G4] a term is marked in a text, says its counterpart at the caret and on focus, and what the other side does not say', async () => {
  const [co, observer] = await Promise.all([stage.enter('co'), stage.enter('observer')])
  const address = await createText(co, 'Nota sobre bienes')
  await typeAt(co, body(co, 'es'), 'start', 'El decomiso y la confiscación')
  await typeAt(co, body(co, 'en'), 'start', 'The seizure')
  await saved(co)
  const terms = (person: Person, side: 'es' | 'en') => body(person, side).locator('.term-mark')
  await eventually(() => terms(co, 'es').allInnerTexts()).toEqual(['decomiso', 'confiscación'])
  await eventually(() => terms(co, 'es').first().getAttribute('data-tip')).toContain(co.text.glossary.marks.alone.en)
  expect(await terms(co, 'es').last().getAttribute('data-tip')).toContain(co.text.glossary.marks.avoid('decomiso'))

  // At the caret, by one key, said once.
  await body(co, 'es').focus()
  await co.page.keyboard.press('Control+Home')
  for (let step = 0; step < 5; step++) await co.page.keyboard.press('ArrowRight')
  await co.page.keyboard.press('F2')
  await sees(co.page.locator('.tooltip', { hasText: 'confiscation; forfeiture' }))
  await sees(co.page.getByRole('status').filter({ hasText: 'confiscation; forfeiture' }))

  // The other side says it now.
  await typeAt(co, body(co, 'en'), 'end', ' and forfeiture')
  await eventually(() => terms(co, 'es').first().getAttribute('data-tip')).not.toContain(co.text.glossary.marks.alone.en)

  // Readers reach all terms by one stop of Tab.
  await observer.go(address)
  await agree([body(observer, 'en')], ['and forfeiture'])
  await eventually(() => terms(observer, 'en').count()).toBe(2)
  await eventually(() => terms(observer, 'en').evaluateAll((all) => all.map((one) => one.getAttribute('tabindex')))).toEqual(['0', '-1'])
  await terms(observer, 'en').first().focus()
  await observer.page.keyboard.press('ArrowRight')
  await sees(observer.page.locator('.tooltip', { hasText: observer.text.glossary.marks.counterpart.es('decomiso') }))
  expect(await observer.page.evaluate(() => document.activeElement?.getAttribute('aria-description'))).toContain('decomiso')
})
