// One paragraph in two languages, by two delegations that each write their own.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually, type Person, saved, sees } from './person.ts'
import { agree, body, createText, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** The first paragraph's state, as its button says it. */
const state = ({ page, text }: Person, words: string): Locator =>
  page.getByRole('button', { name: `${text.pairs.paragraph(1)}: ${words}`, exact: true })
const confirmHere = async (person: Person, language: 'es' | 'en') => {
  await body(person, language).click()
  await person.page.keyboard.press('Alt+Enter')
}

test('[B1] [B2] [B5] [B8] a paragraph is written, confirmed by one person of each language, changed, found by a translator and confirmed again', async () => {
  const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
  const address = await createText(co, 'Plazos de respuesta')
  await typeAt(co, body(co, 'es'), 'start', 'La autoridad responde en diez días.')
  await us.go(`${address}?layout=both`)
  await agree([body(us, 'es')], ['diez días'])
  await typeAt(us, body(us, 'en'), 'start', 'The authority replies within ten days.')
  await Promise.all([sees(state(co, co.text.pairs.unconfirmed)), sees(state(us, us.text.pairs.unconfirmed))])

  // By pointer, and by keyboard from the words themselves.
  await state(co, co.text.pairs.unconfirmed).click()
  await co.page.getByRole('button', { name: `${co.text.pairs.confirm.es}: ${co.text.pairs.paragraph(1)}` }).click()
  await sees(state(us, us.text.pairs.toConfirm('EN')))
  await confirmHere(us, 'en')
  await Promise.all([sees(state(co, co.text.pairs.aligned)), sees(state(us, us.text.pairs.aligned))])
  await eventually(() => us.page.locator('.par__by').first().textContent()).toMatch(/\(CO\) and .*\(US\)|\(US\) and .*\(CO\)/)

  // Formatting is no change of meaning; a word is.
  await body(co, 'es').click()
  await co.page.keyboard.press('Control+a')
  await co.page.keyboard.press('Control+b')
  await eventually(() => body(us, 'es').locator('strong').count()).toBe(1)
  await sees(state(us, us.text.pairs.aligned))
  await co.page.keyboard.press('End')
  await typeAt(co, body(co, 'es'), 'end', ' Son días hábiles.')
  await sees(state(us, us.text.pairs.stale('EN')))
  await eventually(() => us.page.locator('.pair__diff ins').first().textContent()).toContain('Son días hábiles.')
  await saved(co)

  await us.go(`${address.replace(/\/texts\/.*/, '')}/translation?into=en&kind=texts`)
  await us.page.getByRole('link', { name: 'Son días hábiles.' }).click()
  await sees(state(us, us.text.pairs.stale('EN')))
  await typeAt(us, body(us, 'en'), 'end', ' These are working days.')
  await sees(state(co, co.text.pairs.bothChanged))
  await confirmHere(us, 'en')
  await sees(state(co, co.text.pairs.toConfirm('ES')))
  await confirmHere(co, 'es')
  await Promise.all([sees(state(co, co.text.pairs.aligned)), sees(state(us, us.text.pairs.aligned))])

  await typeAt(us, body(us, 'en'), 'end', ' Not calendar days.')
  await sees(state(co, co.text.pairs.stale('ES')))
  expect(await co.page.locator('.pair__diff').first().getAttribute('lang')).toBe('en')
})
