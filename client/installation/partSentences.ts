// The texts about each part of the installation: one sentence, details, and what to do if there is a problem.
import type { Installation } from '../../shared/api/installation.ts'
import { type Language, pickWords } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { clocksDiffer, type InstallationPart, type PartStates, REFUSAL_KINDS, refusalCount, type State } from './partStates.ts'

export interface PartSentence {
  readonly part: InstallationPart
  readonly state: State
  readonly title: string
  readonly sentence: string
  readonly details: readonly string[]
  /** Null while it is well. */
  readonly todo: string | null
}

interface Known {
  readonly is: Installation
  readonly judged: PartStates
  readonly text: Messages
  readonly language: Language
}
type Said = Pick<PartSentence, 'sentence' | 'details'> & { readonly todo?: string }

export const partSentence = (part: InstallationPart, known: Known): PartSentence => {
  const { sentence, details, todo } = SAID[part](known)
  const state = known.judged[part]
  const isWell = state === 'fine' || state === 'unknown'
  return { part, state, title: known.text.installation[part].title, sentence, details, todo: isWell ? null : (todo ?? null) }
}

const SAID: Readonly<Record<InstallationPart, (known: Known) => Said>> = {
  work: ({ is: { work }, judged, text: { installation }, language }) => ({
    sentence: work.failing
      ? installation.work.failing
      : judged.work === 'fine'
        ? installation.work.fine
        : installation.work.late(Math.round(work.unsavedFor / 1000)),
    details: [work.writtenAt === null ? installation.work.none : installation.work.last(formatMoment(work.writtenAt, language))],
    todo: installation.work.todo,
  }),
  logs: ({ is: { logs }, judged, text: { installation }, language }) => ({
    sentence: {
      fine: installation.logs.fine,
      unknown: installation.logs.never,
      attention: installation.logs.old,
      danger: installation.logs.damaged(Math.max(logs.damaged, logs.unreadable)),
    }[judged.logs],
    details: [
      ...(logs.checkedAt === null ? [] : [installation.logs.checked(formatMoment(logs.checkedAt, language))]),
      ...(judged.logs === 'fine' || judged.logs === 'unknown' ? [installation.logs.nightly] : []),
    ],
    todo: judged.logs === 'danger' ? installation.logs.todoDamaged : installation.logs.todoOld,
  }),
  file: ({ is: { file }, text: { installation }, language }) => {
    const said = installation.file
    if (file === null) return { sentence: said.elsewhere, details: [] }
    const { derived, log, rows } = file.damaged
    const onlyDerived = rows + log === 0
    return {
      sentence:
        rows > 0
          ? said.rows
          : log > 0
            ? said.logs
            : derived + file.checkpoints > 0
              ? said.derived
              : file.checkedAt === null
                ? said.never
                : said.fine,
      details: [
        ...(file.checkpoints > 0 ? [said.checkpoints(file.checkpoints)] : []),
        ...(file.mended > 0 ? [said.mended(file.mended)] : []),
        file.checkedAt === null ? said.nightly : said.checked(formatMoment(file.checkedAt, language)),
      ],
      todo: onlyDerived ? said.todoDerived : said.todo,
    }
  },
  signatures: ({ is: { logs }, judged, text: { installation }, language }) => ({
    sentence:
      judged.signatures === 'fine'
        ? installation.signatures.fine
        : judged.signatures === 'unknown'
          ? installation.signatures.never
          : installation.signatures.late,
    details: [logs.signedAt === null ? installation.signatures.first : installation.signatures.last(formatMoment(logs.signedAt, language))],
    todo: installation.signatures.todo,
  }),
  backup: ({ is: { backupAt, restored }, judged, text: { installation }, language }) => {
    const said = installation.backup
    return {
      sentence: restored !== null ? said.restored : judged.backup === 'fine' ? said.fine : backupAt === null ? said.never : said.old,
      details: [
        ...(restored === null ? [] : [said.restoredAt(formatMoment(restored.at, language))]),
        ...(restored === null || restored.of === null ? [] : [said.restoredOf(formatMoment(restored.of, language))]),
        ...(restored !== null || backupAt === null ? [] : [said.last(formatMoment(backupAt, language))]),
      ],
      todo: said.todo,
    }
  },
  offsite: ({ is: { offsite }, judged, text: { installation }, language }) => {
    const said = installation.offsite
    if (offsite === null) return { sentence: said.off, details: [said.offWhy] }
    if (offsite.goodAt === null && offsite.failed === null) return { sentence: said.otherServer, details: [] }
    return {
      sentence: judged.offsite === 'fine' ? said.fine : said.failing,
      details: [
        ...(offsite.goodAt === null ? [] : [said.last(formatMoment(offsite.goodAt, language))]),
        ...(offsite.failed === null ? [] : [said.told(formatMoment(offsite.failed.at, language)), said.reason(offsite.failed.why)]),
      ],
      todo: said.todo,
    }
  },
  erased: ({ is: { erased, engine }, text: { installation }, language }) => {
    const said = installation.erased
    if (erased.owedSince === null)
      return { sentence: said.fine, details: [engine === 'postgres' ? said.elsewherePostgres : said.elsewhere] }
    return {
      sentence: said.owed,
      details: [said.since(formatMoment(erased.owedSince, language)), said.why],
      todo: engine === 'postgres' ? said.todoPostgres : said.todo,
    }
  },
  speed: ({ is: { work }, judged, text: { installation } }) => ({
    sentence: {
      fine: installation.speed.fine,
      attention: installation.speed.slow,
      danger: installation.speed.verySlow,
      unknown: installation.speed.none,
    }[judged.speed],
    details: work.ackMs === null ? [] : [installation.speed.of100(Math.max(1, Math.round(work.ackMs)))],
    todo: installation.speed.todo,
  }),
  people: ({ is: { people }, text: { installation } }) => ({
    sentence: people.connections === 0 ? installation.people.nobody : installation.people.some(people.connections, people.documents),
    details: [installation.people.here],
  }),
  servers: ({ is: { servers, version, startedAt }, text: { installation }, language }) => ({
    sentence: clocksDiffer(servers)
      ? clocksApart(servers.clockAhead ?? 0, installation.servers)
      : busSentence(servers, installation.servers),
    details: [
      ...(clocksDiffer(servers) ? [busSentence(servers, installation.servers)] : []),
      installation.servers.version(version, formatMoment(startedAt, language)),
    ],
    todo: [
      ...(clocksDiffer(servers) ? [installation.servers.todoClock] : []),
      ...(servers.bus === 'lost' ? [installation.servers.todo] : []),
    ].join(' '),
  }),
  space: ({ is: { space, engine }, judged, text, language }) => ({
    sentence: {
      fine: text.installation.space.fine,
      attention: text.installation.space.little,
      danger: text.installation.space.nearlyNone,
      unknown: text.installation.space.unknown,
    }[judged.space],
    details: [
      text.installation.space[engine](sizeOf(space.database, text, language)),
      ...(space.free === null ? [] : [text.installation.space.free(sizeOf(space.free, text, language))]),
    ],
    todo: text.installation.space.todo,
  }),
  mail: ({ is: { mail }, text: { installation }, language }) => {
    const said = installation.mail
    if (mail === null) return { sentence: said.off, details: [said.offWhy] }
    const { from, waiting, sentAt, trouble, undelivered } = mail
    return {
      sentence: trouble !== null ? said.failing : undelivered.length > 0 ? said.undelivered(undelivered.length) : said.fine,
      details: [
        said.from(from),
        ...(sentAt === null ? [] : [said.last(formatMoment(sentAt, language))]),
        ...(waiting > 0 ? [said.waiting(waiting)] : []),
        ...(trouble === null ? [] : [said.answer(trouble)]),
        ...undelivered.map(({ to, why, at }) => said.one(to, formatMoment(at, language), why)),
      ],
      todo: trouble !== null ? said.todoFailing : said.todoUndelivered,
    }
  },
  providers: ({ is: { providers }, text: { installation }, language }) => {
    const said = installation.providers
    if (providers.length === 0) return { sentence: said.off, details: [said.offWhy] }
    const failing = providers.filter(({ trouble }) => trouble !== null)
    return {
      sentence: failing.length === 0 ? said.fine : said.failing,
      details: providers.map(({ name, trouble }) =>
        trouble === null ? pickWords(name, language) : `${pickWords(name, language)}: ${trouble}`,
      ),
      todo: said.todo,
    }
  },
  scanner: ({ is: { scanner }, text: { installation } }) => {
    const said = installation.scanner
    if (scanner === null) return { sentence: said.off, details: [said.offWhy] }
    return { sentence: scanner.answers ? said.fine : said.failing, details: [], todo: said.todo }
  },
  history: ({ is: { logs }, text: { installation } }) => ({
    sentence: logs.behind === 0 ? installation.history.fine : installation.history.behind(logs.behind),
    details: logs.behind === 0 ? [] : [installation.history.why],
    todo: installation.history.todo,
  }),
  refusals: ({ is: { refusals, startedAt }, text: { installation }, language }) => {
    const counts = REFUSAL_KINDS.flatMap((kind) => {
      const count = refusalCount(refusals, kind)
      return count === 0 ? [] : [`${formatNumber(language, count)} ${installation.refusals[kind]}`]
    })
    const edits = refusalCount(refusals, 'content')
    return {
      sentence:
        edits > 0 ? installation.refusals.edits(edits) : counts.length > 0 ? installation.refusals.usual : installation.refusals.none,
      details: [`${installation.refusals.since(formatMoment(startedAt, language))}${counts.length > 0 ? ':' : '.'}`, ...counts],
      todo: installation.refusals.todo,
    }
  },
}

type ServerWords = Messages['installation']['servers']
const busSentence = ({ bus, count }: Installation['servers'], words: ServerWords): string =>
  bus === 'alone' ? words.alone : bus === 'joined' ? words.joined(count) : words.lost

const clocksApart = (ahead: number, words: ServerWords): string => (ahead > 0 ? words.ahead(ahead) : words.behind(-ahead))

const MB = 1_000_000
const sizeOf = (bytes: number, { installation: { space } }: Messages, language: Language): string =>
  bytes >= 1_000 * MB
    ? space.gigabytes(formatNumber(language, Math.round(bytes / 100 / MB) / 10))
    : space.megabytes(formatNumber(language, Math.max(1, Math.round(bytes / MB))))
