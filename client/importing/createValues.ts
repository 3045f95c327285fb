// What the words of the file mean: found once somebody looks, with the answers of the reader and those remembered.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Answer, Answers } from './answers.ts'
import type { RememberedAnswers } from './rememberedAnswers.ts'
import { answersIn, type Value, type ValuesRequest, wordsToMap } from './values.ts'

interface Needs {
  readonly request: () => Omit<ValuesRequest, 'said' | 'remembered'>
  readonly isLookedAt: Accessor<boolean>
  /** While it is written, it stays as it was confirmed. */
  readonly writing: Accessor<boolean>
  readonly remembered: RememberedAnswers
}
const NONE: Answers = new Map()

export const createValues = ({ request, isLookedAt, writing, remembered }: Needs) => {
  const [said, setSaid] = createSignal<Answers>(NONE)
  const [isKept, setKept] = createSignal(true)
  const values = createMemo((last: readonly Value[]): readonly Value[] => {
    if (writing()) return last
    return isLookedAt() ? wordsToMap({ ...request(), said: said(), remembered: remembered.read() }) : []
  }, [])
  const answers = createMemo(() => answersIn(values()))
  return {
    all: values,
    answers,
    /** Null: as proposed. */
    say: (key: string, answer: Answer | null) =>
      setSaid((all) => new Map([...all].filter(([one]) => one !== key).concat(answer ? [[key, answer]] : []))),
    isKept,
    setKept,
    remember: () => {
      if (isKept()) remembered.keep(answers(), said())
    },
    forget: () => setSaid(NONE),
  }
}
