// Frame of every exported document: cover, moment, and verification page.
import type { Bilingual, Language } from '../bilingual.ts'
import { type DocumentId, documentKind, meetingOfDocument } from '../ids.ts'
import { closingSays, standingOf } from '../meeting/closingWords.ts'
import { momentIn } from './dates.ts'
import type { Facts } from './facts.ts'
import { createLanguageWriter, type LanguageWriter, plainOf, sameOnce } from './languageWriter.ts'
import type { Block, Fact, Footnote, Outcome, Said } from './model.ts'
import { WORDS } from './words.ts'

interface Contents {
  readonly kind: Bilingual
  readonly title: Said
  readonly isDraft: boolean
  readonly cover?: Outcome['cover']
  readonly facts: readonly Fact[]
  readonly blocks: readonly Block[]
  readonly notes?: readonly Footnote[]
}

export const framed = (facts: Facts, contents: Contents): Outcome => {
  const say = createLanguageWriter(facts.languages)
  const [main] = facts.heads
  const seq = main?.seq ?? 0
  const short = main ? `${main.document} · ${seq} · ${main.hash.slice(0, 12)}` : ''
  return {
    languages: facts.languages,
    isDraft: contents.isDraft,
    draft: say.ours(WORDS.draft),
    cover: contents.cover ?? 'head',
    group: say.theirs(facts.group.name),
    kind: say.ours(contents.kind),
    title: contents.title,
    facts: [
      ...contents.facts.map(({ name, value }) => ({ name, value: sameOnce(value) })),
      { name: say.ours(WORDS.asOf), value: say.ours((language) => momentIn(facts.at, facts.zone, language)) },
      ...(facts.unsent > 0 ? [{ name: say.ours(WORDS.unsent.name), value: say.ours(WORDS.unsent.count(facts.unsent)) }] : []),
      { name: say.ours(WORDS.made), value: say.ours((language) => momentIn(facts.made, facts.zone, language)) },
    ],
    blocks: contents.blocks,
    notes: contents.notes ?? [],
    notesTitle: say.ours(WORDS.notes),
    proof: {
      title: say.ours(WORDS.proof.title),
      why: say.ours(WORDS.proof.why),
      facts: [
        { name: say.ours(WORDS.proof.position), value: say.same(String(seq)) },
        { name: say.ours(WORDS.proof.hash), value: say.same(spaced(main?.hash ?? '–')) },
        ...closingProofs(facts, say),
        ...(facts.address ? [{ name: say.ours(WORDS.proof.address), value: say.same(facts.address) }] : []),
      ],
      heads: facts.heads.map(({ document, seq: at, hash }) => ({
        document,
        name: logName(facts, document, say),
        seq: at,
        hash: spaced(hash),
      })),
      headNames: [WORDS.proof.log, WORDS.proof.position, WORDS.proof.hash].map((words) => say.ours(words)),
      address: facts.address,
    },
    foot: short,
  }
}

/** The file name without extension: kind, log, and the moment, position and hash of the document. */
export const fileNameOf = (kind: string, { heads: [main], group, at, languages }: Facts): string =>
  [
    'ruta',
    kind,
    main?.document.replace(':', '-') ?? group.id,
    `${new Date(at).toISOString().slice(0, 16).replace(':', '')}Z`,
    ...(main ? [String(main.seq), main.hash.slice(0, 12)] : []),
    languages.join('-'),
  ].join('-')

/** The newest first, as on the page that proves an archive. */
const closingProofs = ({ closings, isFinal, zone }: Facts, say: LanguageWriter): readonly Fact[] =>
  closings
    .map(({ at, fingerprint }, index): Fact => {
      const says = closingSays(standingOf(index + 1, closings.length, !isFinal))
      const name = (language: Language) =>
        says ? `${WORDS.proof.closing[language]}, ${momentIn(at, zone, language)}, ${says[language]}` : WORDS.proof.closing[language]
      return { name: say.ours(name), value: say.same(fingerprint) }
    })
    .toReversed()

/** In groups of eight digits, four per line, for reading aloud. */
const spaced = (hash: string): string =>
  hash
    .match(/.{1,32}/g)
    ?.map((half) => half.match(/.{1,8}/g)?.join(' ') ?? half)
    .join('\n') ?? hash

const logName = (facts: Facts, document: DocumentId, say: LanguageWriter): Said => {
  const kind = documentKind(document)
  if (kind === 'roadmap') return say.ours(WORDS.kinds.plan)
  if (kind === 'acts') return say.ours(WORDS.proof.acts)
  if (kind === 'glossary') return say.ours(WORDS.proof.glossary)
  const meeting = facts.meetings.find(({ id }) => id === meetingOfDocument(document))
  if (meeting) return say.ours(WORDS.session(meeting.number))
  const text = facts.texts.find(({ id }) => id === document)
  return text ? say.theirs(text.title) : say.same(document)
}

export const titleOf = (outcome: Pick<Outcome, 'kind' | 'title'>): string => `${plainOf(outcome.title)} – ${plainOf(outcome.kind)}`
