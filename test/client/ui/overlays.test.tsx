// What opens above the page before Kobalte has come: a press is not lost.
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** Modules of their own, which have no Kobalte until it is let through. */
const early = async (isUp = () => true) => {
  const arrival = Promise.withResolvers<void>()
  vi.resetModules()
  vi.doMock('../../../client/ui/kobalte.ts', async (original) => {
    await arrival.promise
    if (!isUp()) throw new Error('no server')
    return original()
  })
  const [{ Menu, MenuItem }, { Popover }, { Dialog }, { loadOverlays, onNotOpened }] = await Promise.all([
    import('../../../client/ui/Menu.tsx'),
    import('../../../client/ui/Popover.tsx'),
    import('../../../client/ui/Dialog.tsx'),
    import('../../../client/ui/overlays.ts'),
  ])
  return { Menu, MenuItem, Popover, Dialog, loadOverlays, onNotOpened, arrive: arrival.resolve }
}

describe('before Kobalte has come', () => {
  beforeEach(() => vi.spyOn(console, 'info').mockImplementation(() => undefined))
  afterEach(() => {
    cleanup()
    vi.doUnmock('../../../client/ui/kobalte.ts')
    vi.resetModules()
    vi.restoreAllMocks()
  })

  test.each(['click', 'key'] as const)('a menu that is opened by %s opens when it has, from the same button', async (by) => {
    const { Menu, MenuItem, arrive } = await early()
    const done = vi.fn()
    render(() => (
      <Menu trigger={(given) => <button {...given}>Sort</button>}>
        <MenuItem onSelect={done}>By name</MenuItem>
      </Menu>
    ))
    const button = screen.getByRole('button', { name: 'Sort' })
    expect([button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]).toEqual(['true', 'false'])
    if (by === 'click') {
      fireEvent.pointerDown(button, { button: 0, pointerType: 'mouse' })
      fireEvent.click(button)
    } else fireEvent.keyDown(button, { key: 'Enter' })
    expect(screen.queryByRole('menu')).toBeNull()
    arrive()
    expect(await screen.findByRole('menu')).toBeTruthy()
    expect(button.isConnected && button.getAttribute('aria-expanded')).toBe('true')
    fireEvent.keyDown(screen.getByRole('menuitem', { name: 'By name' }), { key: 'Enter' })
    await waitFor(() => expect(done).toHaveBeenCalledOnce())
  })

  test('a sheet and a dialog open when it has', async () => {
    const { Popover, Dialog, arrive } = await early()
    render(() => (
      <>
        <Popover title="Who is here" trigger={(given) => <button {...given}>People</button>}>
          Nobody
        </Popover>
        <Dialog open title="Really?" foot={null} onClose={() => undefined} />
      </>
    ))
    fireEvent.click(screen.getByRole('button', { name: 'People' }))
    expect(screen.queryByText('Really?')).toBeNull()
    arrive()
    expect(await screen.findByText('Really?')).toBeTruthy()
    expect(await screen.findByText('Nobody')).toBeTruthy()
  })

  test('a menu that cannot open, since there is no server, says so at each press, and opens with the press after the server is back', async () => {
    let isUp = false
    const { Menu, MenuItem, onNotOpened, arrive } = await early(() => isUp)
    const told = vi.fn()
    onNotOpened(told)
    render(() => (
      <Menu trigger={(given) => <button {...given}>Sort</button>}>
        <MenuItem onSelect={() => undefined}>By name</MenuItem>
      </Menu>
    ))
    arrive()
    const button = screen.getByRole('button', { name: 'Sort' })
    fireEvent.keyDown(button, { key: 'Enter' })
    await waitFor(() => expect(told).toHaveBeenCalledTimes(1))
    expect(screen.queryByRole('menu')).toBeNull()
    isUp = true
    fireEvent.keyDown(button, { key: 'Enter' })
    await waitFor(() => expect(told.mock.calls.length + screen.queryAllByRole('menu').length).toBe(2))
  })

  test('without use a menu costs a button: nothing of Kobalte is rendered for it, and its verbs can be read', async () => {
    const { Menu, MenuItem, loadOverlays, arrive } = await early()
    const { verbsOf } = await import('../../../client/ui/Menu.tsx')
    render(() => (
      <Menu trigger={(given) => <button {...given}>Sort</button>}>
        <MenuItem onSelect={() => undefined}>By name</MenuItem>
      </Menu>
    ))
    const button = screen.getByRole('button', { name: 'Sort' })
    expect(verbsOf(button).map(({ label }) => label)).toEqual(['By name'])
    arrive()
    await loadOverlays()
    fireEvent.keyDown(button, { key: 'Tab' })
    expect(button.id).toBe('')
    fireEvent.pointerDown(button, { button: 0, pointerType: 'mouse' })
    expect(await screen.findByRole('menu')).toBeTruthy()
    expect(button.id).not.toBe('')
  })
})
