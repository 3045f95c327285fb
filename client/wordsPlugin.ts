// A file of words for each language. The sentences with parameters stand beside each other in both languages, and a bundler never takes
// a module apart: what `es.ts` imports of them is a copy for Spanish, of which only that half stays, and `en.ts` has another.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const LANGUAGE = /\/base\/messages\/(es|en)\.ts$/
/** What both share. */
const SHARED = /\/(isolating|like|withSentences|es|en)\.ts$/
const COPY = /\.ts\?words=(es|en)$/

export const wordsPlugin = (): Plugin => ({
  name: 'ruta-words',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    const [, language] = (importer && LANGUAGE.exec(importer)) || []
    if (!importer || !language || !/^\.\/\w+\.ts$/.test(source) || SHARED.test(source)) return null
    return `${join(dirname(importer), source)}?words=${language}`
  },
  async load(id) {
    if (!COPY.test(id)) return null
    return { code: await readFile(id.replace(/\?.*/, ''), 'utf8'), moduleType: 'ts' }
  },
})
