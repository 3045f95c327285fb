// Facts of a small group, for tests of documents.
import * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import { type DocumentId, instant, pageId, parseAgencyId, parseDelegationId, parseGroupId, seq } from '../../../shared/ids.ts'
import type { PaperFacts } from '../../../shared/outcome/facts.ts'
import { must } from '../../../shared/result.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const PAGE = pageId('text')
const HASH = 'ab12cd34'.repeat(8)
const co = must(parseDelegationId('co'), 'a delegation')
const mx = must(parseDelegationId('mx'), 'a delegation')

export const factsOf = (
  languages: readonly Language[],
  more: Partial<PaperFacts> & { readonly document?: DocumentId } = {},
): PaperFacts => ({
  group: {
    id: GROUP,
    sample: false,
    name: { es: 'Grupo de Trabajo', en: 'Working Group' },
    zone: 'America/Bogota',
    firstLanguage: 'es',
    quorum: 2,
    observersComment: true,
    reportDays: 0,
    delegations: [
      { id: co, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
      { id: mx, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
    ],
    agencies: [
      { id: must(parseAgencyId('co-fgn'), 'an agency'), delegation: co, acronym: 'FGN', name: { es: 'Fiscalía', en: 'Prosecution' } },
    ],
  },
  languages,
  zone: 'America/Bogota',
  at: instant(Date.UTC(2019, 5, 14, 22, 30)),
  made: instant(Date.UTC(2019, 5, 15, 12, 0)),
  meetings: [],
  decisions: [],
  texts: [],
  heads: [{ document: more.document ?? PAGE, seq: seq(318), hash: HASH }],
  address: 'https://ruta.example.org/g/tco/verification?of=page%3Atext&seq=318&hash=ab12',
  people: [],
  unsent: 0,
  closings: [],
  isFinal: false,
  ...more,
})

/** A rich text from its blocks. */
export const fragmentIn = (doc: Y.Doc, name: string, blocks: readonly Y.XmlElement[]): Y.XmlFragment => {
  const fragment = doc.getXmlFragment(name)
  fragment.insert(0, [...blocks])
  return fragment
}
export const block = (kind: string, words: string, attributes: Readonly<Record<string, unknown>> = {}): Y.XmlElement => {
  const element = new Y.XmlElement(kind)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  element.insert(0, [new Y.XmlText(words)])
  return element
}
