// Loads the words of old values and of their authors with the first comparison: a plan that is not compared does not wait for them.
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import { onServerBack } from '../base/serverBack.ts'

type DifferenceWords = typeof import('./differenceWords.ts')

const [words, setWords] = createSignal<DifferenceWords | null>(null)
/** Null until a comparison has loaded them; then they stay. */
export const differenceWords: Accessor<DifferenceWords | null> = words

const load = () =>
  import('./differenceWords.ts').then(
    ({ creditName, doubtOf, fieldText }) => setWords({ creditName, doubtOf, fieldText }),
    // The comparison itself needs the server, too.
    (error: unknown) => console.info('Not loaded yet', error),
  )

export const createDifferenceWords = (isNeeded: Accessor<boolean>): Accessor<DifferenceWords | null> => {
  createEffect(() => {
    // Once they are there, this runs again and unsubscribes.
    if (!isNeeded() || words()) return
    void load()
    onCleanup(onServerBack(() => void load()))
  })
  return words
}
