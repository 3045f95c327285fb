// What the words of files meant in a group the last time, on this device.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { asText, isRecord, rememberedFor, validEntries } from '../base/remembered.ts'
import type { Answer, Answers } from './answers.ts'

interface Said {
  readonly key: string
  readonly answer: Answer
}
/** The oldest are forgotten. */
const MOST = 500

export const rememberedAnswers = (account: AccountId, group: GroupId) => {
  const kept = rememberedFor<{ readonly all: readonly Said[] }>(account, `import-answers/${group}`, (found) => ({
    all: validEntries(found.all, (one) => {
      if (!isRecord(one) || !Array.isArray(one.answer)) return null
      const key = asText(one.key)
      return key === null ? null : { key, answer: validEntries(one.answer, asText) }
    }),
  }))
  const all = () => kept.read()?.all ?? []
  return {
    read: (): Answers => new Map(all().map(({ key, answer }) => [key, answer])),
    keep: (answers: Answers): void => {
      if (answers.size === 0) return
      const now = [...answers].map(([key, answer]) => ({ key, answer }))
      kept.write({ all: [...now, ...all().filter(({ key }) => !answers.has(key))].slice(0, MOST) })
    },
  }
}
