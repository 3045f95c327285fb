// Rolldown puts its helper of a hundred bytes into a file of its own, whatever the groups say: a request before anything is shown. Each file
// that uses the helper gets it instead.
import type { Plugin } from 'vite'

const NAME = 'rolldown-runtime'

export const runtimePlugin = (): Plugin => ({
  name: 'ruta-runtime',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const runtime = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === NAME)
    if (runtime?.type !== 'chunk') return
    const asked = runtime.fileName.slice(runtime.fileName.lastIndexOf('/') + 1)
    const own = asked.replaceAll('.', '\\.')
    const imports = new RegExp(`import\\s*(?:\\{([^}]*)\\}\\s*from\\s*)?["']\\./${own}["'];?`, 'g')
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || file === runtime) continue
      file.code = file.code.replaceAll(imports, (_whole, names: string | undefined) => helpersAs(runtime.code, names))
      if (file.code.includes(asked)) throw new Error(`${file.fileName} still asks for the runtime of Rolldown.`)
      file.imports = file.imports.filter((name) => name !== runtime.fileName)
    }
    delete bundle[runtime.fileName]
  },
})

const helpersAs = (code: string, names: string | undefined): string => {
  if (!names) return ''
  const [, body = '', exported = ''] = /^([\s\S]*)export\s*\{([^}]*)\};?\s*$/.exec(code) ?? []
  const inside = new Map(pairsOf(exported).map(([local, name]) => [name, local]))
  const wanted = pairsOf(names)
  if (wanted.some(([name]) => !inside.has(name))) throw new Error(`The runtime of Rolldown does not export all of ${names}.`)
  const given = wanted.map(([name]) => `${name}:${inside.get(name)}`)
  return `const{${wanted.map(([name, local]) => `${name}:${local}`)}}=(()=>{${body}return{${given}}})();`
}

/** Of `a as b`: `a` and `b`. */
const pairsOf = (list: string): readonly (readonly [string, string])[] =>
  list.split(',').flatMap((one) => {
    const [from = '', to = from] = one.trim().split(/\s+as\s+/)
    return from ? [[from, to] as const] : []
  })
