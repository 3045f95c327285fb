// Acts of a group as text lines: `2018-11-16 22:00 UTC Secretariat closed session 1`.

import { actEventOf, OPERATOR } from '../../shared/acts/actEvent.ts'
import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf } from '../../shared/acts/groupState.ts'
import { describeEvent } from '../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../shared/history/describeContext.ts'
import { plainPhrase } from '../../shared/history/sentence.ts'
import { actsId, type GroupId, seq } from '../../shared/ids.ts'
import { timeOf } from '../../shared/proof/timeOf.ts'

/** `words`: by commitment; without them a person is shown by id. */
export const actLines = (group: GroupId, acts: readonly Act[], words: ReadonlyMap<string, string>): readonly string[] => {
  const { delegations, agencies } = groupStateOf(acts)
  const context: DescribeContext = {
    ...NOBODY,
    delegation: (id) => delegations.find((one) => one.id === id) ?? null,
    agency: (id) => agencies.find((one) => one.id === id) ?? null,
    person: (id) => id,
    moment: (at) => timeOf(at),
  }
  return acts.flatMap(({ n, at, by, what }) => {
    const told = actEventOf(what)
    if (!told) return []
    const event = {
      document: actsId(group),
      seq: seq(n),
      ord: 0,
      at,
      author: by?.account ?? OPERATOR,
      delegation: by?.delegation ?? null,
      meeting: null,
      offline: null,
      subject: told.subject,
      field: told.act.type,
      change: { type: 'act', act: told.act },
      names: Object.fromEntries(words),
    } as const
    // Names at that time: the context itself has none.
    const person = (id: string) => (by && id === by.account ? (words.get(by.name) ?? id) : id)
    const said = describeEvent(event, { ...context, person }, 'en')
    return [`${timeOf(at).slice(0, 16).replace('T', ' ')} UTC  ${plainPhrase(said.who)} ${plainPhrase(said.did)}`]
  })
}
