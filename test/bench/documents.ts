// Documents while people type: a PDF of two hundred pages by itself, and what the letters of a room of sixty take before, during and after
// a minute in which one document after the other is made. The ratio of one run says more than its milliseconds.
import { fork } from 'node:child_process'
import * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { newBlockId } from '../../shared/ids.ts'
import { initPage, pageBody } from '../../shared/page/write.ts'
import { createDice } from '../harness/random.ts'
import { askForDocument } from './askForDocument.ts'
import { connectAll, LightClient } from './lightClient.ts'
import { type Meeting, measureTyping } from './meeting.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row } from './stats.ts'

const LONG = 'page:bench-long'
const EACH = 10_000

/** As long as a paragraph of a text of ours, in words of ours. */
const WORDS: Readonly<Record<Language, string>> = {
  es: 'La autoridad requirente consulta con la autoridad requerida por medio del punto de contacto designado, a fin de confirmar que la solicitud puede ejecutarse conforme al derecho interno del Estado requerido, e indica qué información falta y, cuando sea posible, cómo puede obtenerse; la consulta es voluntaria y no crea derechos ni obligaciones.',
  en: 'The requesting authority consults the requested authority through the designated point of contact, in order to confirm that the request can be executed under the domestic law of the requested State, and states what information is missing and, where possible, how it may be obtained; consultation is voluntary and creates no rights or obligations.',
}

/** `paragraphs` in both languages, a heading before every tenth, in updates of fifty. */
const longText = (paragraphs: number): readonly Uint8Array[] => {
  const random = createDice(15).bytes
  const doc = new Y.Doc()
  doc.clientID = 77
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  initPage(doc, { kind: 'text', title: { es: 'Texto largo', en: 'Long text' } })
  const blockOf = (name: string, words: string) => {
    const block = new Y.XmlElement(name)
    block.setAttribute('id', newBlockId(random))
    if (name === 'heading') Y.XmlElement.prototype.setAttribute.call(block, 'level', 1)
    block.insert(0, [new Y.XmlText(words)])
    return block
  }
  for (let from = 0; from < paragraphs; from += 50)
    doc.transact(() => {
      for (const language of LANGUAGES)
        pageBody(doc, language)?.push(
          Array.from({ length: Math.min(50, paragraphs - from) }, (_, at) =>
            (from + at) % 10 === 0 ? blockOf('heading', `${from + at}`) : blockOf('paragraph', `${from + at}. ${WORDS[language]}`),
          ),
        )
    })
  return updates
}

export async function* documents(meeting: Meeting, paragraphs: number): AsyncGenerator<string> {
  const server = await ServerProcess.start()
  try {
    const [writer] = await connectAll(1, () => new LightClient(server, LONG))
    for (const update of longText(paragraphs)) writer?.sendUpdate(update)
    await server.idle()
    writer?.close()
    const address = `http://127.0.0.1:${server.port}`
    const make = (format: string) => askForDocument(address, server.headers, LONG, format)
    const first = await make('pdf')
    const alone = await make('pdf')
    const word = await make('docx')
    const pages = pagesOf(alone.bytes)
    yield row('a text in both languages, nobody else', {
      pages: String(pages),
      'first PDF': ms(first.took),
      PDF: ms(alone.took),
      'each page': ms(alone.took / pages),
      Word: ms(word.took),
    })
    const before = await measureTyping(server, meeting, EACH)
    const made: number[] = []
    const reader = fork(new URL('documentsReader.ts', import.meta.url), [address, LONG, JSON.stringify(server.headers)])
    reader.on('message', (took) => void made.push(Number(took)))
    const during = await measureTyping(server, meeting, 2 * EACH)
    reader.kill()
    const after = await measureTyping(server, meeting, 3 * EACH)
    const told = (name: string, figures: typeof before, more: Readonly<Record<string, string>> = {}) =>
      row(name, {
        p50: ms(figures.p50),
        p95: ms(figures.p95),
        p99: ms(figures.p99),
        delivered: `${(figures.delivered * 100).toFixed(1)} %`,
        others: figures.others.toFixed(2),
        ...more,
      })
    yield told(`${meeting.people} people, ${meeting.typists} typing`, before)
    yield told('the same while documents are made', during, { PDFs: made.map((took) => ms(took)).join(', ') })
    yield told('the same after that', after)
    const ratio = (of: 'p50' | 'p95' | 'p99') => (during[of] / ((before[of] + after[of]) / 2)).toFixed(2)
    yield row('with documents, to the mean of without', { p50: ratio('p50'), p95: ratio('p95'), p99: ratio('p99') })
  } finally {
    await server.discard()
  }
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
