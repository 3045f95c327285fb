// Builds `sw.js` from `sw.ts` with the names of all built files and a version made of their contents.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, transformWithOxc } from 'vite'

export const serviceWorkerPlugin = (root: string): Plugin => ({
  name: 'ruta-service-worker',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const hash = createHash('sha256')
    const files = new Set(['/index.html'])
    for (const part of Object.values(bundle).sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
      files.add(`/${part.fileName}`)
      hash.update(part.fileName).update(part.type === 'chunk' ? part.code : part.source)
    }
    for (const file of publicFiles(join(root, 'public'))) {
      files.add(`/${file}`)
      hash.update(file).update(readFileSync(join(root, 'public', file)))
    }
    const source = readFileSync(join(root, 'sw.ts'), 'utf8')
    hash.update(source)
    const { code } = await transformWithOxc(source, 'sw.ts')
    const constants = `const SHELL_VERSION=${JSON.stringify(hash.digest('hex').slice(0, 16))};\nconst SHELL_FILES=${JSON.stringify([...files])};\n`
    this.emitFile({ type: 'asset', fileName: 'sw.js', source: constants + code })
  },
})

/** Requested only when a browser installs the app, which needs the network anyway. */
const OF_INSTALLING = /\.(png|webmanifest)$/

const publicFiles = (folder: string): readonly string[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => statSync(join(folder, file)).isFile() && !OF_INSTALLING.test(file),
  )
}
