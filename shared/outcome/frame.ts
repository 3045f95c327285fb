// Frame of every exported document: cover, moment, and verification page.
import type { Bilingual, Language } from '../bilingual.ts'
import { type DocumentId, documentKind, meetingOfDocument } from '../ids.ts'
import { closingSays, closingStanding } from '../meeting/closingWords.ts'
import { momentIn } from './dates.ts'
import type { PaperFacts } from './facts.ts'
import { createLanguageWriter, type LanguageWriter, plainOf, sameOnce } from './languageWriter.ts'
import type { ExportedDocument, Footnote, PaperBlock, PaperFact, PaperText } from './model.ts'
import { PAPER_WORDS } from './words.ts'

interface Contents {
  readonly kind: Bilingual
  readonly title: PaperText
  readonly isDraft: boolean
  readonly cover?: ExportedDocument['cover']
  readonly facts: readonly PaperFact[]
  readonly blocks: readonly PaperBlock[]
  readonly notes?: readonly Footnote[]
}

export const framedDocument = (facts: PaperFacts, contents: Contents): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  const [main] = facts.heads
  const seq = main?.seq ?? 0
  const short = main ? `${main.document} · ${seq} · ${main.hash.slice(0, 12)}` : ''
  return {
    languages: facts.languages,
    isDraft: contents.isDraft,
    draft: say.ours(PAPER_WORDS.draft),
    cover: contents.cover ?? 'head',
    group: say.theirs(facts.group.name),
    kind: say.ours(contents.kind),
    title: contents.title,
    facts: [
      ...contents.facts.map(({ name, value }) => ({ name, value: sameOnce(value) })),
      { name: say.ours(PAPER_WORDS.asOf), value: say.ours((language) => momentIn(facts.at, facts.zone, language)) },
      ...(facts.unsent > 0 ? [{ name: say.ours(PAPER_WORDS.unsent.name), value: say.ours(PAPER_WORDS.unsent.count(facts.unsent)) }] : []),
      { name: say.ours(PAPER_WORDS.made), value: say.ours((language) => momentIn(facts.made, facts.zone, language)) },
    ],
    blocks: contents.blocks,
    notes: contents.notes ?? [],
    notesTitle: say.ours(PAPER_WORDS.notes),
    proof: {
      title: say.ours(PAPER_WORDS.proof.title),
      why: say.ours(PAPER_WORDS.proof.why),
      facts: [
        { name: say.ours(PAPER_WORDS.proof.position), value: say.same(String(seq)) },
        { name: say.ours(PAPER_WORDS.proof.hash), value: say.same(spaced(main?.hash ?? '–')) },
        ...closingProofs(facts, say),
        ...(facts.address ? [{ name: say.ours(PAPER_WORDS.proof.address), value: say.same(facts.address) }] : []),
      ],
      heads: facts.heads.map(({ document, seq: at, hash }) => ({
        document,
        name: logName(facts, document, say),
        seq: at,
        hash: spaced(hash),
      })),
      headNames: [PAPER_WORDS.proof.log, PAPER_WORDS.proof.position, PAPER_WORDS.proof.hash].map((words) => say.ours(words)),
      address: facts.address,
    },
    foot: short,
  }
}

/** The file name without extension: kind, log, and the moment, position and hash of the document. */
export const fileNameOf = (kind: string, { heads: [main], group, at, languages }: PaperFacts): string =>
  [
    'ruta',
    kind,
    main?.document.replace(':', '-') ?? group.id,
    `${new Date(at).toISOString().slice(0, 16).replace(':', '')}Z`,
    ...(main ? [String(main.seq), main.hash.slice(0, 12)] : []),
    languages.join('-'),
  ].join('-')

/** The newest first, as on the page that proves an archive. */
const closingProofs = ({ closings, isFinal, zone }: PaperFacts, say: LanguageWriter): readonly PaperFact[] =>
  closings
    .map(({ at, fingerprint }, index): PaperFact => {
      const says = closingSays(closingStanding(index + 1, closings.length, !isFinal))
      const name = (language: Language) =>
        says
          ? `${PAPER_WORDS.proof.closing[language]}, ${momentIn(at, zone, language)}, ${says[language]}`
          : PAPER_WORDS.proof.closing[language]
      return { name: say.ours(name), value: say.same(fingerprint) }
    })
    .toReversed()

/** In groups of eight digits, four per line, for reading aloud. */
const spaced = (hash: string): string =>
  hash
    .match(/.{1,32}/g)
    ?.map((half) => half.match(/.{1,8}/g)?.join(' ') ?? half)
    .join('\n') ?? hash

const logName = (facts: PaperFacts, document: DocumentId, say: LanguageWriter): PaperText => {
  const kind = documentKind(document)
  if (kind === 'roadmap') return say.ours(PAPER_WORDS.kinds.plan)
  if (kind === 'acts') return say.ours(PAPER_WORDS.proof.acts)
  if (kind === 'glossary') return say.ours(PAPER_WORDS.proof.glossary)
  const meeting = facts.meetings.find(({ id }) => id === meetingOfDocument(document))
  if (meeting) return say.ours(PAPER_WORDS.session(meeting.number))
  const text = facts.texts.find(({ id }) => id === document)
  return text ? say.theirs(text.title) : say.same(document)
}

export const documentTitle = (outcome: Pick<ExportedDocument, 'kind' | 'title'>): string =>
  `${plainOf(outcome.title)} – ${plainOf(outcome.kind)}`
