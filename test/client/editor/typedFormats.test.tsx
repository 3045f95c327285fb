// Formats that are typed as in Markdown, and taken back to the characters that were typed.
import { afterEach, expect, test } from 'vitest'
import { createPerson, type Person, type } from './people.ts'

let person: Person | null = null
afterEach(() => {
  person?.editor.destroy()
  document.body.replaceChildren()
})
const shownAfter = (words: string) => {
  person?.editor.destroy()
  person = createPerson(7)
  type(person, words)
  return person.editor.getHTML().replace(/ data-id="[^"]*"/g, '')
}

test.each([
  ['# Título', '<h1>Título</h1>'],
  ['## Título', '<h2>Título</h2>'],
  ['### Título', '<h3>Título</h3>'],
  ['- uno', '<ul><li><p>uno</p></li></ul>'],
  ['1. uno', '<ol><li><p>uno</p></li></ol>'],
  ['> cita', '<blockquote><p>cita</p></blockquote>'],
  ['un **fuerte** fin', '<p>un <strong>fuerte</strong> fin</p>'],
  ['un *suave* fin', '<p>un <em>suave</em> fin</p>'],
  ['un ~~viejo~~ fin', '<p>un <s>viejo</s> fin</p>'],
  ['#Título y 1.5 - 2', '<p>#Título y 1.5 - 2</p>'],
])('[B15] %s becomes its format as one types', (words, html) => expect(shownAfter(words)).toBe(html))

test('[B15] Ctrl Z right after it restores the characters that were typed, and the next one what was typed before', () => {
  const undo = () => {
    const view = person?.editor.view
    const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true })
    if (view) view.someProp('handleKeyDown', (handle) => handle(view, event))
  }
  person = createPerson(7)
  // As people type: what follows within half a second is one step.
  person.undoManager.captureTimeout = 500
  type(person, '# ')
  expect(person.editor.isActive('heading')).toBe(true)
  undo()
  expect([person.editor.getText(), person.editor.isActive('heading')]).toEqual(['# ', false])
  undo()
  expect([person.editor.getText(), person.editor.isActive('heading')]).toEqual(['', false])
})
