// Frame of every exported document: cover, moment, and verification page.
import type { Bilingual, Language } from '../bilingual.ts'
import { type DocumentId, documentKind, meetingOfDocument } from '../ids.ts'
import { closingSays, closingStanding } from '../meeting/closingWords.ts'
import { momentIn } from './dates.ts'
import type { PaperFacts } from './facts.ts'
import { createLanguageWriter, type LanguageWriter, plainOf, plainTextIn, sameOnce } from './languageWriter.ts'
import type { ExportedDocument, Footnote, PaperBlock, PaperFact, PaperText } from './model.ts'
import { PAPER_WORDS } from './words.ts'

interface Contents {
  readonly kind: Bilingual
  readonly title: PaperText
  /** As it is called at the foot of each page, if not by its title. */
  readonly called?: Bilingual
  readonly isDraft: boolean
  readonly isCompact?: boolean
  readonly facts: readonly PaperFact[]
  readonly blocks: readonly PaperBlock[]
  readonly notes?: readonly Footnote[]
}

export const framedDocument = (facts: PaperFacts, contents: Contents): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  const [main] = facts.heads
  const [first = 'es'] = facts.languages
  const called = contents.called?.[first] ?? plainTextIn(contents.title, first)
  return {
    languages: facts.languages,
    isDraft: contents.isDraft,
    isCompact: contents.isCompact === true,
    draft: say.ours(PAPER_WORDS.draft),
    group: say.theirs(facts.group.name),
    kind: say.ours(contents.kind),
    title: contents.title,
    facts: [
      ...contents.facts.map(({ name, value }) => ({ name, value: sameOnce(value) })),
      { name: say.ours(PAPER_WORDS.asOf), value: say.ours((language) => momentIn(facts.at, facts.zone, language)) },
      ...(facts.unsent > 0 ? [{ name: say.ours(PAPER_WORDS.unsent.name), value: say.ours(PAPER_WORDS.unsent.count(facts.unsent)) }] : []),
      { name: say.ours(PAPER_WORDS.made), value: say.ours((language) => momentIn(facts.made, facts.zone, language)) },
    ],
    blocks: withoutGaps(contents.blocks),
    notes: contents.notes ?? [],
    notesTitle: say.ours(PAPER_WORDS.notes),
    proof: {
      title: say.ours(PAPER_WORDS.proof.title),
      why: say.ours(PAPER_WORDS.proof.why),
      facts: [
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
    foot: { words: `${plainTextIn(say.theirs(facts.group.name), first)} · ${called}`, hash: main ? shortHash(main.hash) : '' },
  }
}

/** A heading is at most one level below the one before it: readers of headings find no gap. */
const withoutGaps = (blocks: readonly PaperBlock[]): readonly PaperBlock[] => {
  let before = 0
  return blocks.map((block) => {
    if (block.type !== 'heading' || block.level <= before + 1) {
      if (block.type === 'heading') before = block.level
      return block
    }
    before += 1
    return { ...block, level: before === 1 ? 1 : before === 2 ? 2 : 3 }
  })
}

/** Twelve digits, in groups of four. */
const shortHash = (hash: string): string =>
  hash
    .slice(0, 12)
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''

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
