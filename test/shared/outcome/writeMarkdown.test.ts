// Documents as Markdown: the words of the text row by row, and no words that are taken for a mark.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import { CLAUSE } from '../../../shared/editor/clauses.ts'
import { inlineOf } from '../../../shared/outcome/markdownRuns.ts'
import { textDocument } from '../../../shared/outcome/text.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { table } from '../../server/outcome/papers.ts'
import { block, factsOf } from './facts.ts'

const list = (kind: 'bulletList' | 'orderedList', entries: readonly (string | Y.XmlElement)[][]): Y.XmlElement => {
  const element = new Y.XmlElement(kind)
  element.insert(
    0,
    entries.map((parts) => {
      const item = new Y.XmlElement('listItem')
      item.insert(
        0,
        parts.map((part) => (typeof part === 'string' ? block('paragraph', part) : part)),
      )
      return item
    }),
  )
  return element
}
const quote = (...words: readonly string[]): Y.XmlElement => {
  const element = new Y.XmlElement('blockquote')
  element.insert(
    0,
    words.map((one) => block('paragraph', one)),
  )
  return element
}
const reference = (words: string, note: string): Y.XmlElement => {
  const paragraph = block('paragraph', words)
  const mark = new Y.XmlElement('footnoteRef')
  mark.setAttribute('note', note)
  paragraph.push([mark])
  return paragraph
}
const markdownOf = (
  bodies: Partial<Readonly<Record<Language, readonly Y.XmlElement[]>>>,
  languages: readonly Language[] = ['es'],
): string => {
  const doc = new Y.Doc()
  initPage(doc, { kind: 'text', title: { es: 'Consulta *previa*', en: 'Early consultation' } })
  for (const language of ['es', 'en'] as const) pageBody(doc, language)?.insert(0, [...(bodies[language] ?? [])])
  return writeMarkdown(textDocument(factsOf(languages), doc))
}

describe('[E9] a text as Markdown', () => {
  test('has headings, numbered paragraphs, nested lists, quotations, tables and footnotes', () => {
    const words = markdownOf({
      es: [
        block('heading', 'Objeto', { level: 1 }),
        block(CLAUSE, 'Uno', { depth: 1 }),
        block(CLAUSE, 'Dos', { depth: 2 }),
        list('bulletList', [['fuera', list('orderedList', [['dentro'], ['después']])], ['otra']]),
        quote('dicho', 'y dicho'),
        table([
          ['País', 'Plazo | días'],
          ['Colombia', '15'],
        ]),
        reference('Con nota', 'n1'),
        block('footnote', 'La nota.', { id: 'n1' }),
      ],
    })
    expect(words).toContain('# Consulta \\*previa\\* – Texto\n')
    expect(words).toContain(
      [
        '## Objeto',
        '**1** Uno',
        '**1.1** Dos',
        '- fuera\n    1. dentro\n    2. después\n- otra',
        '> dicho\n>\n> y dicho',
        '| País | Plazo \\| días |\n| --- | --- |\n| Colombia | 15 |',
        'Con nota[^1]',
        '## Notas',
        '[^1]: La nota.',
      ].join('\n\n'),
    )
  })

  test('in both languages goes row by row, with one number, and their lists stay two', () => {
    const words = markdownOf(
      {
        es: [block('paragraph', 'Primero.'), list('bulletList', [['a'], ['b']]), block('paragraph', 'Solo aquí.')],
        en: [block('paragraph', 'First.'), list('bulletList', [['c'], ['d']])],
      },
      ['es', 'en'],
    )
    expect(words).toContain(
      ['**1** Primero.', 'First.', '- a\n- b', '<!-- -->', '- c\n- d', '**2** Solo aquí.', '\\[The English text is missing\\]'].join(
        '\n\n',
      ),
    )
  })

  test('says what it shows, which entry proves it, and where that is compared', () => {
    const words = markdownOf({ es: [block('paragraph', 'Uno')] })
    expect(words).toContain('**BORRADOR**')
    expect(words).toContain('| page:text | 318 |')
    expect(words).toContain('- Dirección: <https://ruta.example.org/g/tco/verification?of=page%3Atext&seq=318&hash=ab12>')
    expect(words).toContain('| Registro | Posición | Huella |')
  })

  test.each([
    [
      'marks of people',
      [{ text: '*no* _marca_ `x` <b> [a](b) ~~c~~ a|b &amp;' }],
      '\\*no\\* \\_marca\\_ \\`x\\` \\<b\\> \\[a\\](b) \\~\\~c\\~\\~ a\\|b \\&amp;',
    ],
    ['what would begin a list or a heading', [{ text: '1. a' }], '1\\. a'],
    ['a number whose full stop is in another run', [{ text: '1' }, { text: '. a', italic: true }], '1<em>. a</em>'],
    ['words that are both', [{ text: 'a ' }, { text: 'b', bold: true, italic: true }, { text: ' c' }], 'a ***b*** c'],
    ['blanks inside a mark', [{ text: 'a' }, { text: ' b ', bold: true }, { text: 'c' }], 'a **b** c'],
    ['a mark inside a word', [{ text: 'in' }, { text: 'ciso', bold: true }], 'in<strong>ciso</strong>'],
    [
      'two marks that touch',
      [
        { text: 'a', bold: true },
        { text: 'b', italic: true },
      ],
      '<strong>a</strong><em>b</em>',
    ],
    ['underlined and struck words', [{ text: 'a', underline: true }, { text: ' ' }, { text: 'b', strike: true }], '<u>a</u> ~~b~~'],
    ['a link', [{ text: 'aquí', href: 'https://example.org/(a)' }], '[aquí](<https://example.org/(a)>)'],
    ['a line that ends in the paragraph', [{ text: 'a\n# b' }], 'a\\\n\\# b'],
  ] as const)('%s', (_, runs, expected) => expect(inlineOf(runs)).toBe(expected))
})
