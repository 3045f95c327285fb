// Every verb of every menu is in the palette, because a closed menu can be read; and every menu is made of the pieces that can be.

import { globSync, readFileSync } from 'node:fs'
import { render, screen } from '@solidjs/testing-library'
import { createSignal, For, Show } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { onScreen } from '../../../../client/app/palette/onScreen.ts'
import { withRecent } from '../../../../client/app/palette/recent.ts'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { Button } from '../../../../client/ui/Button.tsx'
import { Menu, MenuCheck, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../../../../client/ui/Menu.tsx'

describe('[C26] the palette', () => {
  test('lists what closed menus hold, without what is disabled or chosen already, and runs it', () => {
    const done: string[] = []
    const [may, setMay] = createSignal(true)
    render(() => (
      <Menu trigger={(given) => <Button {...given}>More</Button>}>
        <MenuItem icon="archive" shortcut="A" onSelect={() => done.push('archive')}>
          Archive
        </MenuItem>
        <Show when={may()}>
          <MenuItem onSelect={() => done.push('export')}>Export</MenuItem>
        </Show>
        <MenuItem disabled onSelect={() => done.push('never')}>
          Not now
        </MenuItem>
        <MenuSeparator />
        <MenuCheck checked={false} onChange={(checked) => done.push(`large ${checked}`)}>
          Large
        </MenuCheck>
        <MenuChoices label="Group" value="none" onChange={(value) => done.push(value)}>
          <For each={['none', 'stream']}>{(one) => <MenuChoice value={one}>{one}</MenuChoice>}</For>
        </MenuChoices>
      </Menu>
    ))
    const commands = () => onScreen(document, null, CATALOGUE.en).around
    expect(commands().map(({ label, of, icon, shortcut }) => [label, of, icon, shortcut])).toEqual([
      ['More', CATALOGUE.en.palette.onScreen, undefined, undefined],
      ['Archive', 'More', 'archive', 'A'],
      ['Export', 'More', undefined, undefined],
      ['Large', 'More', undefined, undefined],
      ['Group: stream', 'More', undefined, undefined],
    ])
    for (const { id, run } of commands()) if (id.includes('.')) run()
    expect(done).toEqual(['archive', 'export', 'large true', 'stream'])
    setMay(false)
    expect(commands().map(({ label }) => label)).not.toContain('Export')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('no menu is made of anything else than what it can read', () => {
    const saying = (words: RegExp) => globSync('client/**/*.{ts,tsx}').filter((file) => words.test(readFileSync(file, 'utf8')))
    expect(saying(/@kobalte\/core/)).toEqual(['client/ui/kobalte.ts'])
    expect(saying(/kobalte\(\)\.menu|overlays\(\)\??\.menu/)).toEqual(['client/ui/Menu.tsx'])
  })

  test('keeps the five that were run last, the newest first, each once', () => {
    const ids = ['a', 'b', 'c', 'b', 'd', 'e', 'f'].reduce((recent, id) => withRecent(recent, id), { ids: [] as readonly string[] }).ids
    expect(ids).toEqual(['f', 'e', 'd', 'b', 'c'])
  })
})

describe('history and the past have one sign each', () => {
  const sources = globSync('client/**/*.{ts,tsx}').filter((file) => !/ui\/(icons|signs)\.ts$|^client\/design\//.test(file))
  test.each(['history', 'rewind'])('no screen draws %s but by its name in ui/signs.ts', (icon) => {
    const drawn = new RegExp(`(icon|name)(=|: )["']${icon}["']`)
    expect(sources.filter((file) => drawn.test(readFileSync(file, 'utf8')))).toEqual([])
  })
  test.each([
    ['history', /SIGNS\.history/],
    ['the past', /SIGNS\.viewPast/],
  ])('%s has its sign where it is offered', (_, sign) => {
    expect(sources.filter((file) => sign.test(readFileSync(file, 'utf8'))).length).toBeGreaterThanOrEqual(4)
  })
})
