// Files of words for each language: those that the first content says, and all others (`es.ts?later`). The sentences with parameters stand
// beside each other in both languages, and a bundler never takes a module apart: what `es.ts` imports of them is a copy for Spanish, of
// which only that half stays, and `en.ts` has another.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { hasFirstFunctions, isFirst } from './base/messages/firstWords.ts'

const LANGUAGE = /\/base\/messages\/(es|en)\.ts(\?later)?$/
const SENTENCES = /\/base\/messages\/(es|en)\.json\?(first|later)$/
/** What both share. */
const SHARED = /\/(isolating|like|withSentences|es|en)\.ts$/
const COPY = /\.ts\?words=(es|en)$/

type Part = 'first' | 'later'

export const wordsPlugin = (): Plugin => ({
  name: 'ruta-words',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    const [, language, later] = (importer && LANGUAGE.exec(importer)) || []
    if (!importer || !language) return null
    const folder = dirname(importer)
    if (source === `./${language}.json`) return `${join(folder, source)}?${later ? 'later' : 'first'}`
    if (!/^\.\/\w+\.ts$/.test(source) || SHARED.test(source)) return null
    return `${join(folder, source)}?words=${language}`
  },
  async load(id) {
    if (COPY.test(id)) return { code: await readFile(id.replace(/\?.*/, ''), 'utf8'), moduleType: 'ts' }
    const [, ofJson, part] = SENTENCES.exec(id) ?? []
    if (ofJson && part) {
      const sentences = await sentencesOf(id)
      return { code: `export default ${JSON.stringify(partOf(sentences, part === 'first' ? 'first' : 'later'))}`, moduleType: 'js' }
    }
    const [, language, later] = LANGUAGE.exec(id) ?? []
    if (!language) return null
    const source = await readFile(id.replace(/\?.*/, ''), 'utf8')
    const sentences = await sentencesOf(id.replace(/\.ts.*/, '.json'))
    return { code: onlyPart(source, sentences, later ? 'later' : 'first'), moduleType: 'ts' }
  },
})

type Sentences = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const sentencesOf = async (id: string): Promise<Sentences> => JSON.parse(await readFile(id.replace(/\?.*/, ''), 'utf8'))

const partOf = (sentences: Sentences, part: Part) =>
  Object.fromEntries(
    Object.entries(sentences)
      .map(
        ([section, own]) =>
          [section, Object.fromEntries(Object.entries(own).filter(([key]) => isFirst(section, key) === (part === 'first')))] as const,
      )
      .filter(([, own]) => Object.keys(own).length > 0),
  )

/** Removes the sections whose functions are in the other file; the later file does not contain the pages before sign-in. */
const onlyPart = (source: string, sentences: Sentences, part: Part): string => {
  const elsewhere = new Set(part === 'first' ? [] : ['outside'])
  const lines = source.split('\n').filter((line) => {
    const [, section] = /^ {4}(\w+): \w+\.(?:es|en)\b.*,$/.exec(line) ?? []
    if (section === undefined || hasFirstFunctions(section, sentences[section] ?? {}) === (part === 'first')) return true
    elsewhere.add(section)
    return false
  })
  return lines
    .filter((line) => !elsewhere.has(/^import (?:\* as )?(\w+) from /.exec(line)?.[1] ?? ''))
    .join('\n')
    .replace('...outside, ', part === 'first' ? '...outside, ' : '')
}
