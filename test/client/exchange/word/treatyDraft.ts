// A treaty as two delegations negotiate it in Word: eight pages in two columns, automatic legal numbers that begin again in its second part, tracked
// changes, footnotes of each side, and paragraphs that one side has not written yet.
import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
} from 'docx'
import type { Language } from '../../../../shared/bilingual.ts'
import { draftRow, draftLine as line, packedDraft, REVISER, draftRun as run, draftWords as words } from './draftParts.ts'

interface DraftRow {
  /** As Word draws it, without its full stop; '' if it has none. */
  readonly number: string
  /** '' is a hole. */
  readonly es: string
  readonly en: string
  readonly notes: number
}
interface MadeRow extends DraftRow {
  readonly cells: Readonly<Record<Language, readonly Paragraph[]>>
}
export const TREATY_ARTICLES = 16
/** The article with which the second part begins and the numbers begin again. */
const SECOND_PART = 9
const PURPOSES = [
  ['el intercambio de información sobre sustancias', 'the exchange of information on substances'],
  ['la asistencia técnica a las autoridades', 'technical assistance to the authorities'],
  ['el control de los envíos en las aduanas', 'the control of consignments at customs'],
  ['la formación de fiscales y peritos', 'the training of prosecutors and experts'],
] as const

export const treatyDraft = async (): Promise<{ readonly file: Uint8Array<ArrayBuffer>; readonly rows: readonly DraftRow[] }> => {
  const rows = Array.from({ length: TREATY_ARTICLES }, (_, at) => articleOf(at + 1)).flat()
  const levels = [
    { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
    { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)' },
    { level: 2, format: LevelFormat.LOWER_ROMAN, text: '(%3)' },
  ]
  const column = (text: string, side: Language) => new TableCell({ children: [words(text, side)] })
  const document = new Document({
    numbering: {
      config: [
        { reference: 'es', levels },
        { reference: 'en', levels },
      ],
    },
    footnotes: Object.fromEntries(
      Array.from({ length: TREATY_ARTICLES }, (_, at) => [
        [2 * at + 1, { children: [words(`Véase el acta de la sesión ${at + 1}.`, 'es')] }],
        [2 * at + 2, { children: [words(`See the record of session ${at + 1}.`, 'en')] }],
      ]).flat(),
    ),
    sections: [
      {
        children: [
          words('Tratado sobre precursores', 'es', { heading: HeadingLevel.TITLE }),
          words('Treaty on precursors', 'en', { heading: HeadingLevel.TITLE }),
          new Table({
            rows: [
              draftRow(column('Español', 'es'), column('English', 'en')),
              ...rows.map(({ cells }) => draftRow(new TableCell({ children: [...cells.es] }), new TableCell({ children: [...cells.en] }))),
            ],
          }),
        ],
      },
    ],
  })
  return {
    file: await packedDraft(document),
    rows: rows.map(({ number, es, en, notes }) => ({ number, es, en, notes })),
  }
}

const articleOf = (article: number): readonly MadeRow[] => {
  const [purposeEs, purposeEn] = PURPOSES[article % PURPOSES.length] ?? PURPOSES[0]
  const numbered = (side: Language, level: number) => ({
    numbering: { reference: side, level, instance: article < SECOND_PART ? 0 : 1 },
  })
  const row = (number: string, level: number | null, es: string, en: string): MadeRow => {
    const cell = (side: Language, text: string) =>
      text === '' ? [new Paragraph('')] : [words(text, side, level === null ? {} : numbered(side, level))]
    return { number, es, en, notes: 0, cells: { es: cell('es', es), en: cell('en', en) } }
  }
  const tracked = (side: Language, before: string, deleted: string, inserted: string, after: string) =>
    line(
      [
        run(before, side),
        new DeletedTextRun({ text: deleted, id: article * 4 + (side === 'es' ? 0 : 2), ...REVISER }),
        new InsertedTextRun({ text: inserted, id: article * 4 + (side === 'es' ? 1 : 3), ...REVISER }),
        run(after, side),
        new FootnoteReferenceRun(2 * article - (side === 'es' ? 1 : 0)),
      ],
      numbered(side, 0),
    )
  const place = article < SECOND_PART ? article : article - SECOND_PART + 1
  const [restEs, restEn] = [
    ` días contados desde la entrada en vigor, ${purposeEs} de las demás Partes.`,
    ` days of its entry into force, ${purposeEn} of the other Parties.`,
  ]
  const first: MadeRow = {
    number: `${place}`,
    es: `Cada Parte asegura, en un plazo de sesenta${restEs}`,
    en: `Each Party shall ensure, within sixty${restEn}`,
    notes: 1,
    cells: {
      es: [tracked('es', 'Cada Parte asegura, en un plazo de ', 'treinta', 'sesenta', restEs)],
      en: [tracked('en', 'Each Party shall ensure, within ', 'thirty', 'sixty', restEn)],
    },
  }
  const [holeEs, holeEn] = [
    `La secretaría presentará en la sesión ${article} un informe de los avances que sirva a las delegaciones para decidir.`,
    `The secretariat shall present at session ${article} a report on the progress that the delegations can decide upon.`,
  ]
  return [
    first,
    row(
      '(a)',
      1,
      `las solicitudes del artículo se responden por escrito y con ${purposeEs};`,
      `the requests under the article are answered in writing and with ${purposeEn};`,
    ),
    row(
      '(i)',
      2,
      `en los casos urgentes se responden el mismo día por el conducto de la secretaría`,
      `in urgent cases they are answered on the same day through the secretariat`,
    ),
    row(
      '(ii)',
      2,
      `en los demás se responden antes de la sesión que siga a la solicitud`,
      `in all others they are answered before the session that follows the request`,
    ),
    row(
      '(b)',
      1,
      `los gastos de la respuesta los cubre la Parte que la solicita, salvo acuerdo en contrario.`,
      `the costs of the answer are borne by the Party that requests it, unless they agree otherwise.`,
    ),
    // What each side has not written yet.
    ...(article % 2 === 0 ? [row('', null, holeEs, '')] : []),
    ...(article % 3 === 0 ? [row('', null, '', holeEn)] : []),
    row('', null, `Las delegaciones revisan ${purposeEs} cada año.`, `The delegations review ${purposeEn} each year.`),
  ]
}
