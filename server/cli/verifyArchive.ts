// Verifies an archive, and says in plain words what that proves and what it does not.
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'
import { fingerprintOf } from '../../shared/proof/keyFingerprint.ts'
import { timeOf } from '../../shared/proof/timeOf.ts'
import { actLines } from '../trust/actLines.ts'
import { type CheckedArchive, checkArchive } from '../trust/checkArchive.ts'
import { coverage } from '../verify/coverage.ts'

export const verifyArchive = async (
  bytes: Uint8Array,
  held: readonly HeldHeads[],
  say: (line: string) => void,
  withActs = false,
): Promise<number> => {
  const checked = await checkArchive(bytes, held)
  const { group, logs, newer, faults } = checked
  const bad = logs.filter(({ verified }) => !verified.ok)
  if (group) say(`Archive of ${group.name.es} / ${group.name.en} (${group.id}), exported ${momentOf(group.at)}.\n`)
  for (const { document, verified, from, to, covered } of logs)
    say(
      verified.ok
        ? `ok       ${document}  ${verified.entries} entries${from !== null && to !== null ? `, ${dayOf(from)} to ${dayOf(to)}` : ''}${coverage(verified.entries, covered, held)}`
        : `DAMAGED  ${document}  at entry ${verified.seq}: ${verified.why}`,
    )
  for (const { file, head } of newer)
    say(
      `-        ${head.document}  the head at entry ${head.seq} in ${file} is newer than the archive (signed ${momentOf(head.at)}): it says nothing about it`,
    )
  for (const { why } of faults) say(`DAMAGED  the archive: ${why}`)
  say('')
  if (withActs && group) {
    say('What the server decided, by its own word at that time:\n')
    for (const line of actLines(group.id, checked.acts, new Map(checked.words.map(({ commitment, words }) => [commitment, words]))))
      say(line)
    say('')
  }
  if (bad.length === 0 && faults.length === 0) for (const line of provedBy(checked, held)) say(line)
  else say('NOT PROVED. What is named above is not as it was written, or not as it was exported.')
  return bad.length === 0 && faults.length === 0 ? 0 : 1
}

const provedBy = (
  { logs, acts, meetings, signedHeads, keys, people, sealedBy }: CheckedArchive,
  held: readonly HeldHeads[],
): readonly string[] => {
  const entries = logs.reduce((sum, { verified }) => sum + (verified.ok ? verified.entries : 0), 0)
  const times = logs.flatMap(({ from, to }) => (from !== null && to !== null ? [from, to] : []))
  const span = times.length === 0 ? '' : `, the first of ${momentOf(Math.min(...times))}, the last of ${momentOf(Math.max(...times))}`
  return [
    `PROVED: ${counted(logs.length, 'document')} with ${counted(entries, 'entry', 'entries')} in ${counted(meetings, 'session')} and between them${span}:`,
    `each chain, computed again, leads to all of its heads (${signedHeads} signed ones, ${logs.reduce((sum, { knownHeads }) => sum + knownHeads, 0)} points in all).`,
    ...actsProved(acts),
    '',
    'Signed by:',
    ...keys.map(({ id, since }) => `  ${fingerprintOf(id)}  (since ${dayOf(since)})${id === sealedBy ? '  and sealed by it' : ''}`),
    '',
    ...limitsOf(logs, held, counted(people?.people.length ?? 0, 'person', 'people')),
  ]
}

/** Exactly what is proved against the server itself: what somebody held before, and nothing else. */
const limitsOf = (logs: CheckedArchive['logs'], held: readonly HeldHeads[], people: string): readonly string[] => {
  const words = `All names (${people}) and all hours are the server's word.`
  if (held.length === 0)
    return [
      'Nothing of this is proved against whoever runs the server: they could have written all of it anew, and signed it. Give heads that',
      `you kept earlier: --head HEADS.json. Until then every entry is the server's word. ${words}`,
    ]
  const entries = logs.reduce((sum, { verified }) => sum + (verified.ok ? verified.entries : 0), 0)
  const covered = logs.reduce((sum, { covered: upTo }) => sum + (upTo ?? 0), 0)
  const after = entries - covered
  return [
    `COVERED by the heads that you hold: ${covered} of ${counted(entries, 'entry', 'entries')}. Up to there this is the log that stood when you got your heads:`,
    'nothing in it was changed, removed, added or moved since.',
    after === 0
      ? words
      : `NOT COVERED: the ${counted(after, 'entry', 'entries')} after them (each log's are named above) are the server's word. ${words}`,
  ]
}

const actsProved = (acts: CheckedArchive['acts']): readonly string[] =>
  acts.length === 0
    ? []
    : [
        `${counted(acts.length, 'act')} of the server (sessions, members, moments, exports) stand in its log of acts, the last of ${momentOf(acts.at(-1)?.at ?? 0)};`,
        'its list of members is what they say. --acts prints them.',
      ]

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
const momentOf = (at: number): string => `${timeOf(at).slice(0, 16).replace('T', ' ')} UTC`
const dayOf = (at: number): string => timeOf(at).slice(0, 10)
