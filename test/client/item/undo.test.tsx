import { fireEvent, render, screen } from '@solidjs/testing-library'
import { expect, test } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { createUndoButtons } from '../../../client/item/createUndo.ts'
import type { UndoOutcome } from '../../../client/live/undo.ts'
import { Announcer } from '../../../client/ui/Announcer.tsx'

test('[C11] undo says what it took back, and that there is nothing more to take back', () => {
  let steps = 1
  const live = {
    undo: (): UndoOutcome | null => {
      if (steps === 0) return null
      steps -= 1
      return { type: 'undo', done: 1, left: [] }
    },
    redo: (): UndoOutcome | null => {
      if (steps === 1) return null
      steps += 1
      return { type: 'redo', done: 1, left: [] }
    },
  }
  const Keys = () => {
    const { undo, redo } = createUndoButtons(live)
    return (
      <>
        <button type="button" onClick={undo}>
          undo
        </button>
        <button type="button" onClick={redo}>
          redo
        </button>
      </>
    )
  }
  render(() => (
    <I18nProvider initial="en">
      <Announcer>
        <Keys />
      </Announcer>
    </I18nProvider>
  ))
  const heard = (act: string) => {
    fireEvent.click(screen.getByText(act))
    return screen.getByRole('status').textContent?.trim()
  }
  expect(['undo', 'undo'].map(heard)).toEqual(['Undone.', 'There is nothing to undo.'])
  steps = 0
  expect(['redo', 'redo'].map(heard)).toEqual(['Redone.', 'There is nothing to redo.'])
})
