// The rows of the preview on the screen: their menus, what the command palette offers of them, and where the focus is after a choice.
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { createRoot, Show } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { onScreen } from '../../../../client/app/palette/onScreen.ts'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import type { ReadWord } from '../../../../client/exchange/word/readWord.ts'
import { createRowChoices } from '../../../../client/importing/word/createRowChoices.ts'
import type { WordImport } from '../../../../client/importing/word/createWordImport.ts'
import { WordRows } from '../../../../client/importing/word/WordRows.tsx'
import { random } from './written.ts'

const words = CATALOGUE.en.importing.word
const p = (text: string) => `<p>${text}</p>`
const TABLE = '<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>'
const wordOf = (parts: readonly (readonly [es: string, en: string])[], languages: ReadWord['languages']) =>
  ({ languages, parts: parts.map(([es, en]) => ({ es, en })), notes: { es: '', en: '' } }) as unknown as ReadWord
const choicesOf = (parts: readonly (readonly [es: string, en: string])[], languages: ReadWord['languages'] = 'es-en') =>
  createRoot(() => {
    const rows = createRowChoices(() => false, random)
    rows.begin(wordOf(parts, languages))
    return rows
  })
const show = (...given: Parameters<typeof choicesOf>) => {
  const rows = choicesOf(...given)
  const made = { rows } as unknown as WordImport
  const { container } = render(() => (
    <I18nProvider initial="en">
      <Show when={rows.given()}>{(now) => <WordRows made={made} given={now()} />}</Show>
    </I18nProvider>
  ))
  const section = container.querySelector('section') as HTMLElement
  const menus = () => [...section.querySelectorAll<HTMLElement>('[data-row-menu]')]
  /** From the palette, opened where the focus is. */
  const run = (verb: keyof typeof words.verbs) => {
    const { focused } = onScreen(document, document.activeElement, CATALOGUE.en)
    const command = focused.find(({ label }) => label === words.verbs[verb])
    if (!command) throw new Error(`the palette does not offer ${verb}`)
    command.run()
  }
  return { rows, section, menus, run }
}
const THREE = [
  [p('Plazo'), p('Time limit')],
  [p('Sede'), p('Seat')],
  [p('Anexo'), p('Annex')],
] as const

describe('[X26] the menus of the rows', () => {
  test('are one tab stop, also where the first row has nothing to choose', () => {
    const { menus } = show(
      [
        [TABLE, ''],
        [p('Plazo'), ''],
        [p('Sede'), ''],
      ],
      'es',
    )
    expect(menus()).toHaveLength(2)
    expect(menus().map(({ tabIndex }) => tabIndex)).toEqual([0, -1])
  })
  test('are named by the number of the row, or by its first words', () => {
    const { menus } = show([
      ['<p data-clause="0">Las Partes cooperan.</p>', ''],
      [p('La secretaría presentará en la sesión un informe.'), ''],
      ['<ul><li><p>uno</p></li><li><p>dos</p></li></ul>', ''],
    ])
    expect(menus().map((menu) => menu.getAttribute('aria-label'))).toEqual([
      words.changeRow('1'),
      words.changeWords('La secretaría presentará en la sesión…'),
      words.changeWords('uno dos'),
    ])
  })
  test('are offered by the palette for the row that has the focus alone, and what is chosen there is done at once', () => {
    const { rows, menus, run } = show(THREE)
    expect(onScreen(document, document.body, CATALOGUE.en).around.map(({ label }) => label)).not.toContain(words.verbs.swap)
    menus()[1]?.focus()
    run('joinAbove')
    expect(rows.count()).toBe(1)
    expect(screen.getByText('Plazo Sede')).toBeTruthy()
  })
})

describe('[X26] the focus', () => {
  test('is on the row of the choice, also when it is undone', () => {
    const { menus, run } = show(THREE)
    menus()[2]?.focus()
    run('joinAbove')
    expect(document.activeElement).toBe(menus()[1])
    fireEvent.keyDown(document.activeElement as Element, { key: 'z', ctrlKey: true })
    expect(menus()).toHaveLength(3)
    expect(document.activeElement).toBe(menus()[2])
  })
  test('is on the button that undoes when no row is left to join, and Ctrl Z returns to the row', () => {
    const { section, menus, run } = show(
      [
        [p('Plazo'), ''],
        [p('Sede'), ''],
      ],
      'es',
    )
    menus()[0]?.focus()
    run('joinBelow')
    expect(menus()).toHaveLength(0)
    expect(document.activeElement?.textContent).toBe(words.undoChoice)
    fireEvent.keyDown(document.activeElement as Element, { key: 'z', ctrlKey: true })
    expect(section.contains(document.activeElement)).toBe(true)
    expect(document.activeElement).toBe(menus()[0])
  })
  test('is on the rows after a click on their words, where Ctrl Z works', () => {
    const { rows, section, menus, run } = show(THREE)
    expect(section.tabIndex).toBe(-1)
    expect(section.hasAttribute('tabindex')).toBe(true)
    menus()[0]?.focus()
    run('swap')
    section.focus()
    fireEvent.keyDown(section, { key: 'z', ctrlKey: true })
    expect(rows.count()).toBe(0)
  })
})

describe('[X26] the choices of rows', () => {
  test('are undone one by one, from the newest, each with its row', () => {
    const rows = choicesOf(THREE)
    const before = rows.given()?.read
    rows.choose({ at: 2, verb: 'joinAbove' })
    rows.choose({ at: 0, verb: 'swap' })
    expect([rows.undo(), rows.undo(), rows.undo()]).toEqual([0, 2, null])
    expect(rows.given()?.read).toEqual(before)
  })
  test('are forgotten with another document or reading', () => {
    const rows = choicesOf(THREE)
    rows.choose({ at: 0, verb: 'swap' })
    rows.begin(wordOf(THREE, 'es-en'))
    expect([rows.count(), rows.undo()]).toEqual([0, null])
    expect(rows.given()?.read.pairs[0]?.es?.block.textContent).toBe('Plazo')
  })
})
