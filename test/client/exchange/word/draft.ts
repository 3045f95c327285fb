// A draft as delegations write it in Word: Spanish styles, two columns, numbered paragraphs, tracked changes, comments, notes, lists,
// merged cells, a table in a cell, pictures and a link that must not be followed.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  type Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

import { draftLine as line, packedDraft, REVISER, draftRow as row, draftRun as run, draftWords as words } from './draftParts.ts'

const cell = (...children: (Paragraph | Table)[]) => new TableCell({ children })
/** One pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const picture = () =>
  new ImageRun({
    type: 'png',
    data: PNG,
    transformation: { width: 8, height: 8 },
    altText: { name: 'escudo', title: 'escudo', description: '' },
  })

/** As Word in Spanish calls its styles, whose names stay English. */
const STYLES = {
  paragraphStyles: [
    { id: 'Ttulo', name: 'Title', basedOn: 'Normal' },
    { id: 'Ttulo1', name: 'heading 1', basedOn: 'Normal' },
    { id: 'Ttulo2', name: 'heading 2', basedOn: 'Normal' },
    { id: 'Cita', name: 'Quote', basedOn: 'Normal' },
    { id: 'TDC1', name: 'toc 1', basedOn: 'Normal' },
  ],
}
const levels = (format: (level: number) => (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string) =>
  Array.from({ length: 4 }, (_, level) => ({ level, format: format(level), text: text(level) }))
const NUMBERING = {
  config: [
    {
      reference: 'vinetas',
      levels: levels(
        () => LevelFormat.BULLET,
        () => '\uf0b7',
      ),
    },
    {
      reference: 'lista',
      levels: levels(
        (level) => (level === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER),
        (level) => `%${level + 1})`,
      ),
    },
    {
      reference: 'articulos',
      levels: levels(
        (level) =>
          [LevelFormat.DECIMAL, LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level] ?? LevelFormat.DECIMAL,
        (level) => ['%1.', '%1.%2', '(%3)', '(%4)'][level] ?? '',
      ),
    },
  ],
}
const numbering = (reference: string, level = 0) => ({ numbering: { reference, level } })

export const wordDraft = (rows = 40): Promise<Uint8Array<ArrayBuffer>> =>
  packedDraft(
    new Document({
      title: 'Borrador',
      styles: STYLES,
      numbering: NUMBERING,
      comments: {
        children: [
          {
            id: 0,
            author: 'Delegación de Estados Unidos',
            date: new Date('2026-10-06T09:00:00Z'),
            children: [words('¿Es este el plazo?', 'es')],
          },
        ],
      },
      footnotes: {
        1: { children: [words('Convención de Viena de 1988.', 'es'), words('Vienna Convention of 1988.', 'en')] },
        2: { children: [words('Ley de extinción de dominio.', 'es')] },
      },
      sections: [
        {
          headers: { default: new Header({ children: [words('BORRADOR – NO CITAR', 'es')] }) },
          children: [
            line([run('Protocolo de cooperación', 'es')], { style: 'Ttulo' }),
            line([run('Protocol on cooperation', 'en')], { style: 'Ttulo' }),
            line([run('Antecedentes', 'es'), run(' ……… 1', 'es')], { style: 'TDC1' }),
            line([run('Antecedentes / ', 'es'), run('Background', 'en')], { style: 'Ttulo1' }),
            line([picture()]),
            new Table({
              rows: [
                row(cell(words('Nº', 'es')), cell(words('Español', 'es')), cell(words('English', 'en'))),
                row(
                  cell(words('1', 'es')),
                  cell(
                    line([
                      run('Las Partes ', 'es'),
                      run('cooperarán', 'es', { bold: true }),
                      run(' conforme a la Convención', 'es'),
                      new FootnoteReferenceRun(1),
                      run(' y a su ', 'es'),
                      new ExternalHyperlink({ link: 'https://example.org/anexo', children: [run('anexo', 'es')] }),
                      run('.', 'es'),
                    ]),
                  ),
                  cell(
                    line([
                      run('The Parties shall ', 'en'),
                      run('cooperate', 'en', { italics: true }),
                      run(' under the Convention and its annex.', 'en'),
                    ]),
                  ),
                ),
                row(
                  cell(words('1.1', 'es')),
                  cell(
                    line([
                      run('El plazo es de ', 'es'),
                      new CommentRangeStart(0),
                      new DeletedTextRun({ text: 'treinta', id: 11, ...REVISER }),
                      new InsertedTextRun({ text: 'sesenta', id: 12, ...REVISER }),
                      run(' días', 'es'),
                      new CommentRangeEnd(0),
                      new TextRun({ children: [new CommentReference(0)] }),
                      run(' para responder.', 'es'),
                    ]),
                  ),
                  cell(words('The time limit to answer is sixty days.', 'en')),
                ),
                ...Array.from({ length: rows }, (_, at) =>
                  row(
                    cell(words(`${at + 2}.`, 'es')),
                    cell(words(`La delegación número ${at + 1} informará de los avances de la medida en la sesión que siga.`, 'es')),
                    cell(
                      words(`Delegation number ${at + 1} shall report on the progress of the measure at the session that follows.`, 'en'),
                    ),
                  ),
                ),
              ],
            }),
            line([run('Anexo técnico', 'es')], { style: 'Ttulo2' }),
            words('La lista de los puntos de contacto:', 'es'),
            line([run('fiscalía', 'es')], numbering('vinetas')),
            line([run('oficina regional', 'es')], numbering('vinetas', 1)),
            line([run('policía', 'es')], numbering('vinetas')),
            line([run('primero', 'es')], numbering('lista')),
            line([run('segundo', 'es'), new FootnoteReferenceRun(2)], numbering('lista')),
            line([run('La cooperación es un deber de los Estados.', 'es')], { style: 'Cita' }),
            line([run('Artículo sobre el uso de los datos.', 'es')], numbering('articulos')),
            line([run('Los datos se usan para los fines del protocolo.', 'es')], numbering('articulos', 1)),
            line([
              run('Véase la ', 'es'),
              new ExternalHyperlink({ link: 'javascript:alert(1)', children: [run('página de la secretaría', 'es')] }),
              run('.', 'es'),
            ]),
            new Table({
              rows: [
                new TableRow({
                  tableHeader: true,
                  children: [
                    new TableCell({ columnSpan: 2, children: [words('Puntos de contacto de las delegaciones', 'es')] }),
                    cell(words('Correo', 'es')),
                  ],
                }),
                row(
                  new TableCell({ rowSpan: 2, children: [words('Colombia', 'es')] }),
                  cell(words('Fiscalía', 'es'), words('Bogotá', 'es')),
                  cell(new Table({ rows: [row(cell(words('a', 'es')), cell(words('b', 'es')))] }), words('', 'es')),
                ),
                row(cell(words('Policía', 'es')), cell(words('p@example.org', 'es'))),
              ],
            }),
          ],
        },
      ],
    }),
  )

/** In one language, as long as one likes. */
export const plainDraft = (paragraphs: number): Promise<Uint8Array<ArrayBuffer>> =>
  packedDraft(
    new Document({
      sections: [
        {
          children: Array.from({ length: paragraphs }, (_, at) =>
            words(`Párrafo número ${at + 1} de un texto que es de los largos.`, 'es'),
          ),
        },
      ],
    }),
  )
