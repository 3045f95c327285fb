// The help is the guides of docs/use: complete, the same in both languages, without a link that leads nowhere, and found in either language.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findInGuides, GUIDE_NAMES, GUIDES, guideAt, guideOf } from '../../../../client/app/help/guides.ts'
import { type GuideBlock, readGuide, readSpans } from '../../../../client/app/help/readGuide.ts'
import { HELP_TOPICS } from '../../../../client/base/helpTopics.ts'

const LANGUAGES = ['es', 'en'] as const
const spansOf = (block: GuideBlock) =>
  block.type === 'text' ? block.spans : block.type === 'list' ? block.entries.flat() : block.rows.flat(2)
const plain = (block: GuideBlock) =>
  spansOf(block)
    .map(({ words }) => words)
    .join('')

describe('the help', () => {
  test.each(GUIDE_NAMES)('has the guide %s in both languages, with the same sections', (name) => {
    const [es, en] = LANGUAGES.map((language) => guideOf(name, language))
    expect(es?.title).toBeTruthy()
    expect(es?.sections.length).toBe(en?.sections.length)
    expect(es?.sections.map(({ title }) => title === null)).toEqual(en?.sections.map(({ title }) => title === null))
    expect(es?.sections.length).toBeGreaterThan(0)
  })

  test.each(LANGUAGES.flatMap((language) => GUIDE_NAMES.map((name) => [language, name] as const)))(
    'understands all of the Markdown of %s %s: no sign of it is left in the words',
    (language, name) => {
      const words = guideOf(name, language).sections.flatMap(({ blocks }) => blocks.map(plain))
      expect(words.filter((one) => /\*\*|\]\(|!\[|^\||^#|^- /.test(one))).toEqual([])
    },
  )

  test('leads from guide to guide by every link between them; what leads out of them is not a link', () => {
    const links = LANGUAGES.flatMap((language) =>
      GUIDE_NAMES.flatMap((name) =>
        readGuide(readFileSync(`docs/use/${language}/${GUIDES[name][language]}.md`, 'utf8'))
          .sections.flatMap(({ blocks }) => blocks.flatMap(spansOf))
          .flatMap((span) => (span.type === 'link' ? [span.to] : [])),
      ),
    )
    expect(links.filter((to) => guideAt(to) === null && !to.startsWith('../'))).toEqual([])
    expect(links.length).toBeGreaterThan(20)
  })

  test.each([
    ['prepare', 'Before a session'],
    ['hold', 'During a session'],
    ['close', 'Closing'],
    ['report', 'Submitting a report'],
    ['settings', 'Changing the group'],
    ['invite', 'Inviting people'],
    ['offline', 'I am offline'],
  ] as const)('a screen that asks for %s is led to “%s”', (topic, title) => {
    const [name, index] = HELP_TOPICS[topic]
    expect(guideOf(name, 'en').sections[index]?.title).toBe(title)
  })

  test('finds words without accents and capitals, in either language, and shows the reader’s', () => {
    const titles = (words: string, language: 'es' | 'en') => findInGuides(words, language).map(({ section }) => section.title)
    expect(titles('HUELLA cierre', 'es')).toContain('Cerrar')
    expect(titles('fingerprint aloud', 'es')).toContain('Cerrar')
    expect(titles('sesion', 'es').length).toBeGreaterThan(5)
    expect([titles('', 'en'), titles('nothing like this anywhere', 'en')]).toEqual([[], []])
  })

  test('reads bold, keys, italics and links as such', () => {
    expect(readSpans('Press **Next** (`N`), *now*, [here](delegate.md).')).toEqual([
      { type: 'plain', words: 'Press ' },
      { type: 'bold', words: 'Next' },
      { type: 'plain', words: ' (' },
      { type: 'key', words: 'N' },
      { type: 'plain', words: '), ' },
      { type: 'italic', words: 'now' },
      { type: 'plain', words: ', ' },
      { type: 'link', words: 'here', to: 'delegate.md' },
      { type: 'plain', words: '.' },
    ])
  })
})
