import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTheme, parseTheme } from '../../../client/base/theme.ts'
import { Announcer, useAnnounce } from '../../../client/ui/Announcer.tsx'
import { Button } from '../../../client/ui/Button.tsx'
import { CheckBox, Switch } from '../../../client/ui/Check.tsx'
import { Dialog } from '../../../client/ui/Dialog.tsx'
import { Select, TextField } from '../../../client/ui/Field.tsx'
import { IconButton } from '../../../client/ui/IconButton.tsx'
import { DelegationMark, DueMark, ProgressMark } from '../../../client/ui/Marks.tsx'
import { Segmented } from '../../../client/ui/Segmented.tsx'
import { Toasts, useToast, useUndone } from '../../../client/ui/Toasts.tsx'
import { TooltipLayer } from '../../../client/ui/Tooltip.tsx'
import { unbroken } from '../../../client/ui/unbroken.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('a button', () => {
  test('says so while it is busy, keeps the focus, and does nothing a second time', () => {
    const pressed = vi.fn()
    const [busy, setBusy] = createSignal<string | false>(false)
    render(() => (
      <Button busy={busy()} onClick={pressed}>
        Save
      </Button>
    ))
    const button = screen.getByRole('button', { name: 'Save' })
    fireEvent.click(button)
    setBusy('Saving…')
    fireEvent.click(button)
    expect(pressed).toHaveBeenCalledTimes(1)
    expect(button.textContent).toBe('Saving…')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
  })

  test('without words has a name, and shows it on hover and on focus', async () => {
    vi.useFakeTimers()
    render(() => (
      <>
        <IconButton icon="undo-2" label="Undo" shortcut="Ctrl Z" />
        <TooltipLayer />
      </>
    ))
    const button = screen.getByRole('button', { name: 'Undo' })
    button.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))
    expect(document.querySelector('.tooltip')).toBeNull()
    await vi.advanceTimersByTimeAsync(500)
    expect(document.querySelector('.tooltip')?.textContent).toBe('UndoCtrl Z')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(document.querySelector('.tooltip')).toBeNull()
  })
})

describe('a field', () => {
  test('is tied to its label, its help and its error', () => {
    render(() => <TextField label="Due" value="31 Nov" onInput={() => {}} hint="A day" error="November has 30 days." />)
    const field = screen.getByLabelText('Due')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(described).toEqual(['November has 30 days.', 'A day'])
  })

  test('gives the value that was chosen from its choices, and follows the value that it is given', () => {
    const chosen = vi.fn()
    const [value, setValue] = createSignal('es')
    render(() => (
      <Select
        label="Language"
        value={value()}
        onChange={chosen}
        choices={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
    ))
    const select = screen.getByLabelText<HTMLSelectElement>('Language')
    fireEvent.change(select, { target: { value: 'en' } })
    expect(chosen).toHaveBeenCalledWith('en')
    setValue('en')
    expect(select.value).toBe('en')
  })

  test.each([
    ['checkbox', CheckBox],
    ['switch', Switch],
  ] as const)('a %s says its state and asks for the other one', (role, Toggle) => {
    const changed = vi.fn()
    render(() => <Toggle label="Only changed" checked={true} onChange={changed} />)
    const toggle = screen.getByRole(role, { name: 'Only changed' })
    expect(toggle.getAttribute('aria-checked')).toBe('true')
    fireEvent.click(toggle)
    expect(changed).toHaveBeenCalledWith(false)
  })
})

test('segments say which one is pressed, with the name that is read out', () => {
  const chosen = vi.fn()
  render(() => (
    <Segmented
      label="Language"
      value="es"
      onChange={chosen}
      segments={[
        { value: 'es', label: 'ES', name: 'ES, español', lang: 'es' },
        { value: 'en', label: 'EN', name: 'EN, English', lang: 'en' },
      ]}
    />
  ))
  expect(screen.getByRole('button', { name: 'ES, español' }).getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: 'ES, español' }))
  expect(chosen).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'EN, English' }))
  expect(chosen).toHaveBeenCalledWith('en')
})

test('a segment whose count changes stays the same button, and keeps the focus', () => {
  const [count, setCount] = createSignal(1)
  render(() => <Segmented label="Shown" value="open" onChange={() => {}} segments={[{ value: 'open', label: 'Open', count: count() }]} />)
  const button = screen.getByRole('button', { name: /^Open/ })
  button.focus()
  setCount(2)
  expect(button.textContent).toBe('Open2')
  expect(document.activeElement).toBe(button)
})

describe('nothing is shown by colour alone', () => {
  test('a delegation is its letters and its pattern, and its name is read out', () => {
    render(() => <DelegationMark code="CO" identity={1} name="Colombia" />)
    const mark = screen.getByText('CO')
    expect(mark.getAttribute('data-identity')).toBe('1')
    expect(mark.textContent).toBe('CO, Colombia')
  })

  test('progress is boxes, never a percentage, and words for screen readers', () => {
    const { container } = render(() => <ProgressMark progress="substantial" label="Substantial" quiet />)
    expect(container.querySelectorAll('i.on').length).toBe(2)
    expect(container.textContent).toBe('Substantial')
  })

  test('a late date has a clock and the word', () => {
    const { container } = render(() => <DueMark day="2019-09-30" label="30 Sep" state="late" late="overdue" slip="+31 d" />)
    expect(container.querySelector('svg')).not.toBeNull()
    expect(container.textContent).toBe('30 Sep, overdue+31 d')
  })
})

describe('a dialog', () => {
  const open = (stays: boolean, closed: () => void) =>
    render(() => (
      <Dialog open title="Remove Ana?" description="She loses access." stays={stays} onClose={closed} foot={<Button>Remove</Button>}>
        <input aria-label="Reason" />
        <input aria-label="Password" data-autofocus="" />
      </Dialog>
    ))

  test('is named by its question, and the field that matters has the focus', async () => {
    open(false, () => {})
    const dialog = await screen.findByRole('dialog', { name: 'Remove Ana?' })
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Password'))
    expect(dialog.contains(screen.getByRole('button', { name: 'Remove' }))).toBe(true)
  })

  test('closes with Escape, unless an answer is needed', async () => {
    const closed = vi.fn()
    const first = open(true, closed)
    await screen.findByRole('dialog')
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(closed).not.toHaveBeenCalled()
    first.unmount()
    open(false, closed)
    await screen.findByRole('dialog')
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(closed).toHaveBeenCalledTimes(1)
  })
})

test('a toast goes after six seconds, but not while somebody looks at it', async () => {
  vi.useFakeTimers()
  const Shows = () => {
    const toast = useToast()
    return <Button onClick={() => toast({ text: 'WG-022 archived.' })}>Archive</Button>
  }
  render(() => (
    <Toasts close="Close" label="Notices">
      <Shows />
    </Toasts>
  ))
  fireEvent.click(screen.getByText('Archive'))
  const toast = () => document.querySelector('.toast')
  await vi.advanceTimersByTimeAsync(5000)
  toast()?.dispatchEvent(new PointerEvent('pointerenter'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(toast()?.textContent).toContain('WG-022 archived.')
  toast()?.dispatchEvent(new PointerEvent('pointerleave'))
  await vi.advanceTimersByTimeAsync(6001)
  expect(toast()).toBeNull()
})

test('the theme is remembered on the device, and an unknown one is as the system says', () => {
  localStorage.clear()
  const root = document.createElement('html')
  render(() => {
    const theme = createTheme(root)
    return <Button onClick={() => theme.setTheme('dark')}>Dark</Button>
  })
  expect(root.dataset.theme).toBeUndefined()
  fireEvent.click(screen.getByText('Dark'))
  expect(root.dataset.theme).toBe('dark')
  expect(localStorage.getItem('ruta/theme')).toBe('dark')
  expect(parseTheme('sepia')).toBe('auto')
})

test('[C19] large type is remembered on the device, and goes again', () => {
  localStorage.clear()
  const root = document.createElement('html')
  const Toggle = () => {
    const { large, setLarge } = createTheme(root)
    return <Switch label="Large type" checked={large()} onChange={setLarge} />
  }
  const first = render(() => <Toggle />)
  fireEvent.click(screen.getByRole('switch', { name: 'Large type' }))
  expect(root.dataset.type).toBe('large')
  first.unmount()
  render(() => <Toggle />)
  expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('switch'))
  expect(root.dataset.type).toBeUndefined()
})

test('an announcement made twice is heard twice', () => {
  const Says = () => {
    const announce = useAnnounce()
    return <Button onClick={() => announce('Moved.')}>Move</Button>
  }
  render(() => (
    <Announcer>
      <Says />
    </Announcer>
  ))
  const heard = () => screen.getByRole('status').textContent
  fireEvent.click(screen.getByText('Move'))
  const first = heard()
  fireEvent.click(screen.getByText('Move'))
  expect(first).toBe('Moved.')
  expect(heard()).not.toBe(first)
  expect(heard()?.trim()).toBe('Moved.')
})

test('a line that offers to undo a change goes when that change is undone in another way; other lines stay', () => {
  const [first, second] = [() => undefined, () => undefined]
  function Shows() {
    const show = useToast()
    const undone = useUndone()
    const line = (text: string, undoes?: () => void) =>
      show({ text, action: { label: 'Undo', run: () => undefined, ...(undoes ? { undoes } : {}) } })
    return (
      <>
        <Button
          onClick={() => {
            line('one', first)
            line('two', second)
            line('restore it')
          }}
        >
          Do
        </Button>
        <Button onClick={() => undone(first)}>Undo the first</Button>
      </>
    )
  }
  render(() => (
    <Toasts close="Close" label="Notices">
      <Shows />
    </Toasts>
  ))
  fireEvent.click(screen.getByText('Do'))
  const lines = () => [...document.querySelectorAll('.toast > span:first-child')].map((one) => one.textContent)
  expect(lines()).toEqual(['one', 'two', 'restore it'])
  fireEvent.click(screen.getByText('Undo the first'))
  expect(lines()).toEqual(['two', 'restore it'])
})

test('a line is broken in no code and in no date, and copied as it was written', () => {
  const said = 'WG-014b moved from 15 nov 2026, 14:32 to 2 dic; 12 items of Paris 2024 stay. Saved as ruta-2026-12-01.csv'
  expect(
    unbroken(said)
      .map(({ text }) => text)
      .join(''),
  ).toBe(said)
  expect(unbroken(said).flatMap(({ text, isWhole }) => (isWhole ? [text] : []))).toEqual(['WG-014b', '15 nov 2026, 14:32', '2 dic'])
  function Shows() {
    const show = useToast()
    return <Button onClick={() => show({ text: 'WG-001 archived.' })}>Do</Button>
  }
  render(() => (
    <Toasts close="Close" label="Notices">
      <Shows />
    </Toasts>
  ))
  fireEvent.click(screen.getByText('Do'))
  expect(document.querySelector('.toast .nowrap')?.textContent).toBe('WG-001')
  expect(document.querySelector('.toast > span')?.textContent).toBe('WG-001 archived.')
})
