// A protocol as a secretariat drafts it in Word: eight pages, most of them a table with Spanish on the left and English on the right, chapters
// over both columns, lists and several paragraphs in a cell, footnotes of each side, an endnote, a box beside the text and an equation.
import {
  Document,
  EndnoteReferenceRun,
  Math as Equation,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  MathFraction,
  MathRun,
  type Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  type TableRow,
  Textbox,
  WidthType,
} from 'docx'
import type { Language } from '../../../../shared/bilingual.ts'
import { draftRow, draftLine as line, packedDraft, draftRun as run, draftWords as words } from './draftParts.ts'

const HALF = { size: 50, type: WidthType.PERCENTAGE } as const
const cell = (children: readonly Paragraph[]) => new TableCell({ width: HALF, children: [...children] })
const row = (es: readonly Paragraph[], en: readonly Paragraph[]) => draftRow(cell(es), cell(en))
const chapter = (es: string, en: string) =>
  draftRow(
    new TableCell({
      columnSpan: 2,
      children: [line([run(`${es} / `, 'es'), run(en, 'en')], { heading: HeadingLevel.HEADING_2 })],
    }),
  )
const listed = (reference: string, instance: number, level = 0) => ({ numbering: { reference, level, instance } })

const CHAPTERS: readonly (readonly [string, string])[] = [
  ['Objeto y definiciones', 'Purpose and definitions'],
  ['Intercambio de información', 'Exchange of information'],
  ['Controles de precursores químicos', 'Controls of chemical precursors'],
  ['Asistencia técnica', 'Technical assistance'],
  ['Disposiciones finales', 'Final provisions'],
]
const DUTIES: readonly (readonly [string, string])[] = [
  [
    'Cada Parte designará, en un plazo de noventa días contados desde la entrada en vigor del presente Protocolo, una autoridad que reciba las solicitudes de las demás Partes y que responda a ellas por escrito.',
    'Within ninety days of the entry into force of this Protocol, each Party shall designate an authority that receives the requests of the other Parties and answers them in writing.',
  ],
  [
    'Las autoridades competentes se comunicarán directamente entre sí, sin perjuicio de los conductos que prevean los acuerdos vigentes, y dejarán constancia de la fecha y de la hora de cada comunicación.',
    'The competent authorities shall communicate with each other directly, without prejudice to the channels provided for in the agreements in force, and shall record the date and the time of each communication.',
  ],
  [
    'La información que se intercambie conforme al presente artículo se utilizará únicamente para los fines que consten en la solicitud, salvo que la Parte que la haya facilitado consienta en otro uso.',
    'Information exchanged under this article shall be used only for the purposes stated in the request, unless the Party that has provided it consents to another use.',
  ],
  [
    'Ninguna disposición del presente Protocolo se interpretará en menoscabo de los derechos de las personas, en particular del derecho a la protección de sus datos y al debido proceso.',
    'Nothing in this Protocol shall be construed to the detriment of the rights of persons, in particular of the right to the protection of their data and to due process.',
  ],
]

export const ARTICLES = 70
const article = (at: number): TableRow => {
  const [es, en] = DUTIES[at % DUTIES.length] ?? ['', '']
  const [titleEs, titleEn] = [`Artículo ${at + 1}. `, `Article ${at + 1}. `]
  const head = (side: Language, more: readonly ParagraphChild[] = []) =>
    line([run(side === 'es' ? titleEs : titleEn, side, { bold: true }), run(side === 'es' ? es : en, side), ...more])
  // Every fifth has a list with an explanation below an entry, every seventh a footnote of each side.
  if (at % 5 === 4)
    return row(
      [
        head('es'),
        words('con copia a la secretaría;', 'es', listed('letras', at * 2)),
        words('La copia se enviará el mismo día.', 'es', { style: 'ListContinue' }),
        words('en los dos idiomas del grupo.', 'es', listed('letras', at * 2)),
      ],
      [
        head('en'),
        words('with a copy to the secretariat;', 'en', listed('letras', at * 2 + 1)),
        words('The copy shall be sent on the same day.', 'en', { style: 'ListContinue' }),
        words('in the two languages of the group.', 'en', listed('letras', at * 2 + 1)),
      ],
    )
  if (at % 7 === 3) return row([head('es', [new FootnoteReferenceRun(at * 2 + 1)])], [head('en', [new FootnoteReferenceRun(at * 2 + 2)])])
  if (at % 7 === 5)
    return row(
      [head('es'), words('Lo anterior se aplicará sin perjuicio de la legislación interna de cada Parte.', 'es')],
      [head('en'), words('The foregoing shall apply without prejudice to the domestic law of each Party.', 'en')],
    )
  return row([head('es')], [head('en')])
}

const noted = Array.from({ length: ARTICLES }, (_, at) => at).filter((at) => at % 5 !== 4 && at % 7 === 3)
export const protocolDraft = (): Promise<Uint8Array<ArrayBuffer>> => {
  const each = Math.ceil(ARTICLES / CHAPTERS.length)
  const rows = CHAPTERS.flatMap(([es, en], at) => [
    chapter(`Capítulo ${at + 1}. ${es}`, `Chapter ${at + 1}. ${en}`),
    ...Array.from({ length: Math.min(each, ARTICLES - at * each) }, (_, place) => article(at * each + place)),
  ])
  const document = new Document({
    title: 'Protocolo',
    styles: { paragraphStyles: [{ id: 'ListContinue', name: 'List Continue', basedOn: 'Normal', paragraph: { indent: { left: 720 } } }] },
    numbering: {
      config: [
        { reference: 'letras', levels: [{ level: 0, format: LevelFormat.LOWER_LETTER, text: '(%1)' }] },
        { reference: 'vinetas', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•' }] },
      ],
    },
    footnotes: Object.fromEntries(
      noted.flatMap((at) => [
        [at * 2 + 1, { children: [words(`Véase el artículo ${at} de la Convención de 1988.`, 'es')] }],
        [at * 2 + 2, { children: [words(`See article ${at} of the Convention of 1988.`, 'en')] }],
      ]),
    ),
    endnotes: { 1: { children: [words('Texto acordado en la segunda sesión de la mesa técnica.', 'es')] } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        children: [
          line([run('Protocolo sobre el control de precursores', 'es')], { heading: HeadingLevel.TITLE }),
          line([run('Protocol on the control of precursors', 'en')], { heading: HeadingLevel.TITLE }),
          new Textbox({
            children: [words('Borrador de la secretaría para la tercera sesión; no compromete a las delegaciones.', 'es')],
            style: { width: '8cm', height: '2cm' },
          }),
          line([run('Preámbulo / ', 'es'), run('Preamble', 'en')], { heading: HeadingLevel.HEADING_1 }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row([words('Español', 'es')], [words('English', 'en')]),
              row(
                [
                  line([
                    run('Las Partes', 'es', { italics: true }),
                    run(', reconociendo que ', 'es'),
                    new ExternalHyperlink({ link: 'https://example.org/precursores', children: [run('la lista de precursores', 'es')] }),
                    run(' cambia con los mercados', 'es'),
                    new EndnoteReferenceRun(1),
                    run(',', 'es'),
                  ]),
                ],
                [
                  line([
                    run('The Parties', 'en', { italics: true }),
                    run(', recognizing that ', 'en'),
                    new ExternalHyperlink({ link: 'https://example.org/precursors', children: [run('the list of precursors', 'en')] }),
                    run(' changes with the markets,', 'en'),
                  ]),
                ],
              ),
              ...rows,
            ],
          }),
          line([run('Anexo / ', 'es'), run('Annex', 'en')], { heading: HeadingLevel.HEADING_1 }),
          line([
            run('La tasa de respuesta de las autoridades es de ', 'es'),
            new Equation({ children: [new MathFraction({ numerator: [new MathRun('3')], denominator: [new MathRun('4')] })] }),
            run(' de las solicitudes.', 'es'),
          ]),
          line([
            run('The rate of response of the authorities is ', 'en'),
            new Equation({ children: [new MathFraction({ numerator: [new MathRun('3')], denominator: [new MathRun('4')] })] }),
            run(' of the requests.', 'en'),
          ]),
          words('las sustancias de la lista I', 'es', listed('vinetas', 0)),
          words('las sustancias de la lista II', 'es', listed('vinetas', 0)),
        ],
      },
    ],
  })
  return packedDraft(document)
}
