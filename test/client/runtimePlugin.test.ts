// Where Rolldown's helper goes in the build: into each file that uses it, however the code is written.
import { expect, test } from 'vitest'
import { runtimePlugin } from '../../client/runtimePlugin.ts'

const HELPER = 'var e=(a)=>({all:a})'
const built = (runtime: string, code: string) => {
  const chunk = (fileName: string, name: string, text: string) => ({ type: 'chunk', fileName, name, code: text, imports: [RUNTIME] })
  const bundle = {
    [RUNTIME]: chunk(RUNTIME, 'rolldown-runtime', runtime),
    'assets/a.js': chunk('assets/a.js', 'a', code),
  }
  const { generateBundle } = runtimePlugin()
  if (typeof generateBundle !== 'function') throw new Error('the plugin has no step at the end of a build')
  Reflect.apply(generateBundle, null, [{}, bundle, true])
  return bundle
}
const RUNTIME = 'assets/rolldown-runtime-AbCdEf1.js'
const usedIn = (code: string): unknown => Function(`${code};return used`)()

test.each([
  ['minified', `${HELPER};export{e as t};`, 'import{t as n}from"./rolldown-runtime-AbCdEf1.js";const used=n(7)'],
  ['as it was written', `${HELPER}\nexport { e as t };\n`, 'import { t as n } from "./rolldown-runtime-AbCdEf1.js";\nconst used = n(7)'],
])('a file that uses the helper has it, and no file asks for it: %s', (_name, runtime, code) => {
  const bundle = built(runtime, code)
  expect(Object.keys(bundle)).toEqual(['assets/a.js'])
  expect(bundle['assets/a.js']?.imports).toEqual([])
  expect(usedIn(bundle['assets/a.js']?.code ?? '')).toEqual({ all: 7 })
})

test('a file that only loads the helper no longer does', () => {
  const code = 'import"./rolldown-runtime-AbCdEf1.js";const used=1'
  expect(built(`${HELPER};export{e as t};`, code)['assets/a.js']?.code).toBe('const used=1')
})

test('a build in which a file would still ask for the helper fails', () => {
  const runtime = `${HELPER};export{e as t};`
  expect(() => built(runtime, 'const used=import("./rolldown-runtime-AbCdEf1.js")')).toThrow('still asks')
  expect(() => built(runtime, 'import{x as n}from"./rolldown-runtime-AbCdEf1.js"')).toThrow('does not export')
})
