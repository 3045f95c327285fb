// The menus of the text's toolbar in the command palette. `texts.e2e.ts` opens them.
import { cleanup, render, screen } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { onScreen } from '../../../client/app/palette/onScreen.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { StyleMenu } from '../../../client/editor/StyleMenu.tsx'
import { TableMenu } from '../../../client/editor/TableMenu.tsx'
import { editorTableRows } from '../../../client/editor/tableCells.ts'
import { insertTable } from '../../../client/editor/tableVerbs.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { createPerson, type Person, seededRandom } from './people.ts'

const words = CATALOGUE.en.texts
let person: Person
beforeEach(() => {
  person = createPerson(1)
  person.editor.commands.insertContent('Presupuesto')
})
afterEach(() => {
  cleanup()
  person.editor.destroy()
  document.body.replaceChildren()
})
const show = (menu: () => JSX.Element) =>
  render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Messages">
        {menu()}
      </Toasts>
    </I18nProvider>
  ))
const fromPalette = (button: HTMLElement, label: string) => {
  button.focus()
  const { around } = onScreen(document, button, CATALOGUE.en)
  const command = around.find((one) => one.label === label)
  if (!command) throw new Error(`the palette does not offer ${label}`)
  command.run()
}
const rowsOfTable = () => {
  const table = person.editor.state.doc.content.content.find(({ type }) => type.name === 'table')
  return table ? editorTableRows(table).length : 0
}

describe('[C26] an entry of the menu of', () => {
  test('styles acts when it is chosen in the palette, and the words have the focus', () => {
    show(() => <StyleMenu editor={person.editor} />)
    fromPalette(screen.getByRole('button'), words.styles.heading2)
    expect(person.editor.isActive('heading', { level: 2 })).toBe(true)
    expect(person.editor.view.hasFocus()).toBe(true)
  })
  test('tables acts once when it is chosen in the palette, and its cell has the focus', () => {
    insertTable(person.editor, seededRandom(1))
    show(() => <TableMenu editor={person.editor} />)
    fromPalette(screen.getByRole('button'), words.tableVerbs.rowBelow)
    expect(rowsOfTable()).toBe(4)
    expect(person.editor.view.hasFocus()).toBe(true)
  })
})
