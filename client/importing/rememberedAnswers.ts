// What the words of files meant in a group the last time, on this device.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { asText, rememberedFor, validEntries } from '../base/remembered.ts'
import type { Answer, Answers } from './answers.ts'

/** The oldest are forgotten. */
const MOST = 500

export const rememberedAnswers = (account: AccountId, group: GroupId) => {
  const kept = rememberedFor<{ readonly all: readonly (readonly [string, Answer])[] }>(account, `import-answers/${group}`, (found) => ({
    all: validEntries(found.all, (one) => {
      if (!Array.isArray(one) || !Array.isArray(one[1])) return null
      const key = asText(one[0])
      return key === null ? null : ([key, validEntries(one[1], asText)] as const)
    }),
  }))
  const all = () => kept.read()?.all ?? []
  return {
    read: (): Answers => new Map(all()),
    keep: (answers: Answers): void => {
      if (answers.size > 0) kept.write({ all: [...answers, ...all().filter(([key]) => !answers.has(key))].slice(0, MOST) })
    },
  }
}
