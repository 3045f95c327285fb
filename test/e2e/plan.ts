// The road map and the texts as somebody uses them: rows, the panel, fields, editors.

import type { Locator } from 'playwright-core'
import { fieldRow } from '../../client/live/ownFields.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { eventually, type Person, saved, sees } from './person.ts'

const nameOf = (person: Person, language: Language) =>
  (language === 'es' ? person.text.common.spanish : person.text.common.english).toLocaleLowerCase()

export const row = (person: Person, code: string): Locator =>
  person.page.getByRole('row').filter({ has: person.page.getByRole('gridcell', { name: code }) })

export const panel = (person: Person, code: string): Locator =>
  person.page.getByRole('complementary', { name: person.text.roadmap.panel.label(code), exact: true })

/** Finds the item and opens its panel; answers with its address, for colleagues. */
export const openItem = async (person: Person, code: string): Promise<string> => {
  await person.page.getByRole('searchbox').fill(code)
  // The table follows a moment later, and the row would move away under the press.
  await sees(person.page.getByRole('button', { name: `${person.text.roadmap.searchChip}: ${person.text.roadmap.quoted(code)}` }))
  await row(person, code).getByRole('rowheader').click()
  await sees(panel(person, code))
  const { pathname, searchParams } = new URL(person.page.url())
  return `${pathname}?item=${searchParams.get('item')}`
}
export const openAt = async (person: Person, code: string, address: string): Promise<void> => {
  await person.go(address)
  await sees(panel(person, code))
}

export const titleField = (person: Person, language: Language): Locator =>
  person.page.getByRole('textbox', { name: person.text.roadmap.panel.titleIn(nameOf(person, language)) })

/** The description's editor in a language, brought there if another one is shown. */
export const description = async (person: Person, language: Language): Promise<Locator> => {
  const name = language === 'es' ? `ES, ${person.text.common.spanish}` : `EN, ${person.text.common.english}`
  const shown = person.page.getByRole('group', { name: person.text.roadmap.panel.shown })
  await shown.getByRole('button', { name }).click()
  const editor = person.page.getByRole('textbox', { name: person.text.roadmap.panel.descriptionIn(nameOf(person, language)) })
  await sees(editor)
  return editor
}

/** The button that shows a field's value in the panel. */
export const field = (person: Person, key: FieldKey): Locator =>
  person.page.getByRole('complementary').getByRole('button', { name: person.text.roadmap.edit.field(fieldRow(key).label[person.language]) })

/** Chooses an answer by its words. */
export const choose = async (person: Person, key: FieldKey, words: string | RegExp): Promise<void> => {
  const at = field(person, key)
  if (!(await at.isVisible())) await person.page.locator('.more > summary').click()
  await at.click()
  await person.page.getByRole('menuitemradio', { name: words }).click()
}

/** Puts the caret into an editor or a field, `at` its start or end or so many characters in. */
export const caretAt = async (person: Person, into: Locator, at: 'start' | 'end' | number): Promise<void> => {
  await into.click()
  await person.page.keyboard.press(at === 'end' ? 'Control+End' : 'Control+Home')
  if (typeof at === 'number') for (let step = 0; step < at; step++) await person.page.keyboard.press('ArrowRight')
}
export const type = ({ page }: Person, words: string): Promise<void> => page.keyboard.type(words, { delay: 15 })
export const typeAt = async (person: Person, into: Locator, at: 'start' | 'end' | number, words: string): Promise<void> => {
  await caretAt(person, into, at)
  await type(person, words)
}

/** What an editor holds, without the carets and names of others. */
export const wordsIn = (editor: Locator): Promise<string> =>
  editor.evaluate((element) => {
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value
    const copy = element.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return ''
    for (const widget of copy.querySelectorAll('.ProseMirror-widget, [contenteditable="false"]')) widget.remove()
    return [...copy.children].map((block) => block.textContent).join('\n')
  })

/** Waits until all show the same words, all of `parts` among them; answers with the words. */
export const agree = async (editors: readonly Locator[], parts: readonly string[]): Promise<string> => {
  await eventually(async () => {
    const words = await Promise.all(editors.map(wordsIn))
    return {
      different: [...new Set(words)].slice(1),
      missing: parts.filter((part) => !words[0]?.includes(part)).map((part) => [part, words[0]]),
    }
  }).toEqual({ different: [], missing: [] })
  const [first] = editors
  return first ? wordsIn(first) : ''
}
export const without = (words: string, parts: readonly string[]): string => parts.reduce((rest, part) => rest.replace(part, ''), words)

/** One language of the text that is open. */
export const body = (person: Person, language: Language): Locator =>
  person.page.getByRole('textbox', { name: person.text.texts.sides[language], exact: true })

/** Through the list, as one does it; answers with the address, for colleagues. */
export const createText = async (person: Person, words: string): Promise<string> => {
  const { page, text } = person
  await page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.texts }).click()
  await page.getByRole('button', { name: text.texts.newText }).click()
  await page.getByRole('dialog').getByLabel(text.texts.titleIn.es).fill(words)
  await page.getByRole('button', { name: text.texts.create }).click()
  await sees(body(person, 'es'))
  await saved(person)
  return new URL(page.url()).pathname
}
