import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { onScreen } from '../../../../client/app/palette/onScreen.ts'
import { LETTERS } from '../../../../client/app/palette/shortcuts.ts'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'

const text = CATALOGUE.en
const SCREEN = `
  <header><button class="command">Search or run…</button></header>
  <main>
    <button data-tip-keys="Ctrl Z" aria-label="Undo"><svg></svg></button>
    <a class="btn" href="#">Review <kbd>R</kbd></a>
    <div role="group" aria-label="Form"><button>Board</button></div>
    <label>Find <input type="search"></label>
    <button disabled>Not now</button>
    <button aria-disabled="true">Being done</button>
    <div aria-hidden="true"><button>Behind</button></div>
    <div data-letters>
      <div role="row" data-row="item:a"><span tabindex="0" id="a">One</span><button>Menu of one</button></div>
      <div role="row" data-row="item:c"><span tabindex="-1" data-field="number" id="c">3</span><span tabindex="0" data-field="title" id="title">Three</span></div>
      <div role="row" data-row="item:b"><span tabindex="0" id="b">Two</span><button>Menu of two</button></div>
    </div>
    <ul><li><button>Line</button></li></ul>
  </main>`

afterEach(() => {
  document.body.innerHTML = ''
})
const shown = (focused: string | null) => {
  document.body.innerHTML = SCREEN
  const from = focused ? document.getElementById(focused) : null
  const { focused: own, around } = onScreen(document, from, text)
  return [...own, ...around]
}

describe('[C26] the palette', () => {
  test('offers everything that can be pressed, by its name, with where it stands and its key', () => {
    expect(shown(null).map(({ label, of, shortcut }) => [label, of, shortcut])).toEqual([
      ['Undo', text.palette.onScreen, 'Ctrl Z'],
      ['Review', text.palette.onScreen, undefined],
      ['Board', 'Form', undefined],
      ['Find', text.palette.onScreen, undefined],
    ])
  })

  test('offers of many lines what belongs to the one that has the focus, and its letters, which are pressed there', () => {
    const commands = shown('b')
    const labels = commands.map(({ label }) => label)
    expect(labels).toContain('Menu of two')
    expect(labels).not.toContain('Menu of one')
    const pressed: string[] = []
    document.getElementById('b')?.addEventListener('keydown', ({ key }) => pressed.push(key))
    for (const { id, run } of commands) if (id.startsWith('letter')) run()
    expect(pressed).toEqual(LETTERS.map(([, letter]) => letter.toLowerCase()))
  })

  test('presses a letter in the table on the number, since on another cell it would replace a value', () => {
    const commands = shown('title')
    const pressed: string[] = []
    document.getElementById('c')?.addEventListener('keydown', ({ key }) => pressed.push(key))
    commands.find(({ id }) => id === 'letter S')?.run()
    expect([pressed, document.activeElement?.id]).toEqual([['s'], 'c'])
  })

  test('presses what was chosen; a field it only goes to, and a menu it opens by key', () => {
    const commands = shown(null)
    const done: string[] = []
    const [board, find] = [document.querySelector('[role="group"] button'), document.querySelector('input')]
    board?.addEventListener('click', () => done.push('board'))
    find?.addEventListener('click', () => done.push('find'))
    for (const { label, run } of commands) if (label === 'Board' || label === 'Find') run()
    expect([done, document.activeElement === find]).toEqual([['board'], true])
  })

  test('knows every letter that an item has in the forms of the plan', () => {
    const source = readFileSync('client/roadmap/selection/letterKeys.ts', 'utf8')
    const table = [...(/LETTERS[^=]*= \{([^}]*)\}/.exec(source)?.[1] ?? '').matchAll(/(\w): '/g)].map(([, letter]) => letter)
    const others = [...source.matchAll(/letter === '(\w)'/g)].map(([, letter]) => letter)
    const ofComments = [...readFileSync('client/comments/commentKeys.ts', 'utf8').matchAll(/toLowerCase\(\) === '(\w)'/g)].map(
      ([, letter]) => letter,
    )
    expect(LETTERS.map(([, letter]) => letter.toLowerCase()).toSorted()).toEqual([...table, ...others, ...ofComments].toSorted())
  })
})
