// The rows of the set-up form as the keyboard and a screen reader meet them.
import { fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { GroupForm } from '../../../client/access/GroupForm.tsx'
import { EMPTY_GROUP } from '../../../client/access/newGroup.ts'
import { createServer, outside } from '../ui/server.tsx'

const show = () =>
  render(() =>
    outside(createServer({}), () => {
      const [group, setGroup] = createSignal(EMPTY_GROUP)
      return <GroupForm group={group()} tried={false} onChange={setGroup} />
    }),
  )

test('a delegation or an agency that is added takes the focus with its first field', () => {
  show()
  fireEvent.click(screen.getByRole('button', { name: 'Add delegation' }))
  const third = screen.getByRole('group', { name: 'Delegation 3' })
  expect(document.activeElement).toBe(within(third).getByLabelText('Letters'))
  fireEvent.click(within(third).getByRole('button', { name: 'Add agency' }))
  expect(document.activeElement).toBe(within(third).getByLabelText('Acronym'))
})

test('the group of fields of a delegation is named without the button that removes it', () => {
  show()
  const second = screen.getByRole('group', { name: 'Delegation 2' })
  expect(within(second).getByRole('button', { name: 'Remove delegation 2' })).toBeTruthy()
  fireEvent.input(within(second).getByLabelText('Letters'), { target: { value: 'mx' } })
  expect(within(second).getByRole('button', { name: 'Remove delegation MX' })).toBeTruthy()
})
