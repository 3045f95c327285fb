// The field for a date, by typing and by keys.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { DateField } from '../../../client/dates/DateField.tsx'
import { DateInput } from '../../../client/dates/DateInput.tsx'
import { TimeInput } from '../../../client/meeting/inputs.tsx'
import { placeInWindow } from '../../../client/ui/placeBeside.ts'
import type { TimeOfDay } from '../../../shared/meeting/model.ts'
import type { Day } from '../../../shared/roadmap/model.ts'

vi.useFakeTimers({ now: new Date('2026-11-27T12:00:00'), toFake: ['Date'] })
const open = (language: 'es' | 'en', value: Day | null) => {
  const [day, setDay] = createSignal(value)
  render(() => (
    <I18nProvider initial={language}>
      <DateField label="Vence" value={day()} onChange={setDay} />
    </I18nProvider>
  ))
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'Vence' })
  return { day, setDay, input, type: (text: string) => fireEvent.input(input, { target: { value: text } }) }
}
const focused = () => document.activeElement?.getAttribute('data-day')
const press = (key: string, shiftKey = false) => fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey })

test('[C46] a date is shown in the words of the reader, and what is typed is said as the day it is read as, before it is written', () => {
  const { day, input, type } = open('es', '2020-02-28')
  expect(input.value).toBe('28 feb 2020')
  type('mañana')
  expect(screen.getByRole('status').textContent).toBe('sábado 28 de noviembre de 2026, mañana')
  expect(day()).toBe('2020-02-28')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect([day(), input.value, input.getAttribute('aria-expanded')]).toEqual(['2026-11-28', '28 nov 2026', 'false'])
})

test('[C46] a date that can be read in two orders is written as the reader says', () => {
  const { day, type } = open('en', null)
  type('12/06/2027')
  fireEvent.click(screen.getByRole('button', { name: 'Or Saturday, 12 June 2027?' }))
  expect(day()).toBe('2027-06-12')
})

test('[C66] an entry that is no date stays, is reported, and is not written; Escape brings the date back', () => {
  const { day, input, type } = open('en', '2027-03-15')
  input.focus()
  type('31/02')
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toBe('February 2026 has 28 days.')
  expect(day()).toBe('2027-03-15')
  fireEvent.keyDown(input, { key: 'Escape' })
  expect([input.value, input.getAttribute('aria-invalid')]).toEqual(['15 Mar 2027', null])
})

test('[C66] days are counted from a session, and days on which something else is due have a dot that is read out', () => {
  const [day, setDay] = createSignal<Day | null>('2027-01-20')
  render(() => (
    <I18nProvider initial="en">
      <DateInput
        label="Due"
        value={day()}
        sessions={[{ number: 3, start: '2026-12-08', end: '2026-12-10' }]}
        isBusy={(one) => one === '2027-01-15'}
        onChange={setDay}
      />
    </I18nProvider>
  ))
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'Due' })
  fireEvent.input(input, { target: { value: 's3 + 30 d' } })
  expect(screen.getByRole('dialog').textContent).toContain('Saturday, 9 January 2027')
  expect(screen.getByRole('dialog').textContent).toContain('30 days after session 3')
  expect(screen.getByRole('button', { name: '15 Jan 2027, another item is due' })).toBeDefined()
  fireEvent.keyDown(input, { key: 'Enter' })
  expect([day(), input.value]).toEqual(['2027-01-09', '9 Jan 2027'])
})

test.each([
  // Below a field, above it, and on a phone, where neither side has room for all of it.
  [{ top: 100, bottom: 140 }, 400, { top: 144, most: 692 }],
  [{ top: 700, bottom: 740 }, 400, { top: 296, most: 688 }],
  [{ top: 400, bottom: 440 }, 500, { top: 444, most: 392 }],
  [{ top: 460, bottom: 500 }, 500, { top: 8, most: 448 }],
] as const)('[C46] the calendar of a field at %j never covers it', (field, height, expected) => {
  const { top, most } = placeInWindow(field, height, { from: 0, to: 844 })
  expect({ top, most }).toEqual(expected)
  const bottom = top + Math.min(height, most)
  expect(bottom <= field.top || top >= field.bottom).toBe(true)
})

test('[C46] leaving writes; an emptied field is no date; what a colleague sets does not take away what is being typed', () => {
  const { day, setDay, input, type } = open('en', '2027-03-15')
  type('16 mar 2027')
  setDay('2027-04-01')
  expect(input.value).toBe('16 mar 2027')
  fireEvent.focusOut(input)
  expect(day()).toBe('2027-03-16')
  type('')
  fireEvent.focusOut(input)
  expect(day()).toBe(null)
})

test('[C46] the calendar goes by the keys of the ARIA date picker', () => {
  const { day, input } = open('es', '2027-01-31')
  input.focus()
  press('ArrowDown')
  expect(screen.getByRole('dialog')).toBeDefined()
  expect(focused()).toBe('2027-01-31')
  for (const [key, at] of [
    ['ArrowRight', '2027-02-01'],
    ['ArrowDown', '2027-02-08'],
    ['ArrowLeft', '2027-02-07'],
    ['Home', '2027-02-01'],
    ['End', '2027-02-07'],
    ['ArrowUp', '2027-01-31'],
    ['PageDown', '2027-02-28'],
    ['PageUp', '2027-01-28'],
  ] as const) {
    press(key)
    expect(focused()).toBe(at)
  }
  press('PageDown', true)
  expect(focused()).toBe('2028-01-28')
  fireEvent.click(document.activeElement ?? document.body)
  expect([day(), document.activeElement, screen.queryByRole('dialog')]).toEqual(['2028-01-28', input, null])
})

test('[C46] Escape in the calendar closes it, gives the focus back to the field, and goes no further', () => {
  const further = vi.fn()
  document.addEventListener('keydown', further)
  const { day, input } = open('es', '2027-01-31')
  input.focus()
  press('ArrowDown')
  further.mockClear()
  press('Escape')
  expect([screen.queryByRole('dialog'), document.activeElement, day()]).toEqual([null, input, '2027-01-31'])
  expect(further).not.toHaveBeenCalled()
  document.removeEventListener('keydown', further)
})

test.each([
  ['14:30', '14:30'],
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['14h30', '14:30'],
  ['14 h', '14:00'],
  ['2 pm', '14:00'],
  ['2:15 p. m.', '14:15'],
  ['12 am', '00:00'],
  ['25:00', '08:00'],
  ['9:75', '08:00'],
])('[C46] a time typed as %s is %s, in 24 hours', (typed, time) => {
  const [value, setValue] = createSignal<TimeOfDay | null>('08:00')
  render(() => (
    <I18nProvider initial="en">
      <TimeInput label="Opens" value={value()} onChange={setValue} />
    </I18nProvider>
  ))
  const input = screen.getByLabelText<HTMLInputElement>('Opens')
  fireEvent.input(input, { target: { value: typed } })
  fireEvent.blur(input)
  expect(value()).toBe(time)
})

test('[C67] a date is given with its reason, in one step; that of another date is no reason for it, and Escape writes neither', () => {
  const changes: (readonly [Day | null, string])[] = []
  const [value, setValue] = createSignal<Day | null>('2026-12-04' as Day)
  const [reason, setReason] = createSignal('')
  render(() => (
    <I18nProvider initial="en">
      <DateInput
        label="Due"
        value={value()}
        reason={reason()}
        onChange={(day, why) => {
          changes.push([day, why])
          setValue(day)
          setReason(why)
        }}
      />
    </I18nProvider>
  ))
  const field = screen.getByRole('combobox', { name: 'Due' })
  const why = () => screen.getByRole('textbox', { name: 'Reason, kept in the history' })
  fireEvent.input(field, { target: { value: '5 Feb 2027' } })
  fireEvent.input(why(), { target: { value: ' The Chamber postponed it ' } })
  fireEvent.keyDown(why(), { key: 'Enter' })
  expect(changes).toEqual([['2027-02-05', 'The Chamber postponed it']])
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect((why() as HTMLInputElement).value).toBe('The Chamber postponed it')
  fireEvent.input(field, { target: { value: '6 Feb 2027' } })
  expect((why() as HTMLInputElement).value).toBe('')
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(changes.at(-1)).toEqual(['2027-02-06', ''])
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.input(why(), { target: { value: 'Not this one' } })
  fireEvent.keyDown(why(), { key: 'Escape' })
  expect(changes).toHaveLength(2)
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.input(why(), { target: { value: 'As agreed' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(changes.at(-1)).toEqual(['2027-02-06', 'As agreed'])
})

test('[C46] no field of the browser for dates or times stands anywhere in the client', () => {
  const files = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const native = files.filter((file) =>
    /['"](date|time|datetime-local|month|week)['"]/.test(
      readFileSync(join('client', file), 'utf8')
        .match(/type=(\{[^}]*\}|"[^"]*")/g)
        ?.join(' ') ?? '',
    ),
  )
  expect(native).toEqual([])
})
