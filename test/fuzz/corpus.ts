// What earlier hunts have found worth keeping: one input in hex on each line, sorted, in `corpus/<name>.txt`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (name: string) => join(import.meta.dirname, 'corpus', `${name}.txt`)

export const readCorpus = (name: string): readonly Uint8Array[] => {
  const file = fileOf(name)
  if (!existsSync(file)) return []
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => new Uint8Array(Buffer.from(line, 'hex')))
}

export const writeCorpus = (name: string, inputs: readonly Uint8Array[]): void => {
  const lines = new Set(inputs.map((input) => Buffer.from(input).toString('hex')))
  writeFileSync(fileOf(name), [...[...lines].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)), ''].join('\n'))
}
